package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.listen.participation.AgendaTopic;
import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Body;
import city.koinon.listen.participation.Decision;
import city.koinon.listen.participation.Result;
import city.koinon.listen.participation.Rulebook;
import city.koinon.listen.participation.Seat;
import city.koinon.listen.participation.Seats;
import city.koinon.plan.accountability.Motions;
import city.koinon.plan.accountability.RecommendationDraft;
import city.koinon.plan.accountability.Recommendations;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Scenario 11 of strategy-and-measurement.md: silence counts, a no needs reasons, a later comes once, and nothing disappears. */
class UnansweredJourney extends Journey {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Bodies bodies;

    @Autowired
    Seats seats;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Motions motions;

    @Autowired
    ObjectProvider<AgendaTopic> topics;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    private final String city = "board-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID deputyMayor = UUID.randomUUID();

    @BeforeEach
    void theBoardRecommendsSomething() {
        itIs(MARCH_20);
        municipality.create(SmallCity.of(city, Map.of("es", "Fuenlabrada", "en", "Fuenlabrada"), "en", "es", "ar"));
        CurrentCity.run(city, () -> {
            var coordinator = somebody("Dimitra", Role.COORDINATOR, null);
            var deputy = directory.addOffice(
                    new OfficeDraft(Map.of("en", "Deputy Mayor for Social Policy"), Level.CITY, null, "", false),
                    Visitors.COORDINATOR);
            deputyMayor = accounts.open("maria@" + city + ".example", "Maria Georgiou", "en");
            directory.beginTerm(
                    deputy, "Maria Georgiou", deputyMayor, MARCH_20.minusYears(1), null, Visitors.COORDINATOR);
            var board = bodies.found(
                    new Bodies.Draught(
                            "coexistence-board",
                            Body.Kind.BOARD,
                            null,
                            words("Coexistence Board"),
                            words("Living together"),
                            null,
                            Body.Openness.MIXED),
                    coordinator);
            bodies.adoptRules(Rulebook.usual(board, MARCH_20), coordinator);
            seats.open(board, "Residents 1", Seat.Constituency.RESIDENT, null, true, MARCH_20, coordinator);
            bodies.stand(board, Body.Standing.ACTIVE, bodies.get(board).version(), coordinator);
            var secretary = somebody("Sofia", Role.SECRETARY, board);
            var id = recommendations.draft(
                    new RecommendationDraft(
                            board,
                            words("Evening courses for people who work by day"),
                            words("Eleven people said it at the market."),
                            List.of(new RecommendationDraft.AskDraft(
                                    deputy, words("Open the Lyceum on two evenings a week")))),
                    secretary);
            motions.propose(id, secretary);
            var subject = new Subject("recommendation", id);
            var decision = new Decision(
                    UUID.randomUUID(),
                    board,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Result.CARRIED,
                    7,
                    1,
                    1,
                    9,
                    9,
                    clock.instant(),
                    subject);
            transaction.executeWithoutResult(status -> topics.stream()
                    .filter(it -> it.kind().equals("recommendation"))
                    .forEach(it -> it.decided(id, decision)));
            for (var version = 0; version < 9; version++) {
                try {
                    recommendations.send(id, version, secretary);
                    break;
                } catch (Stale notThisOne) {
                    continue;
                }
            }
        });
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void silenceIsPublicAndCountsANoNeedsReasonsAndALaterComesOnce() {
        var reader = device();
        var thread = address("/" + city + "/en/recommendations/CB-2026-01");
        itIs(LocalDate.of(2026, 4, 22));
        reader.navigate(address("/" + city + "/en/overdue"));
        assertThat(reader.locator("main")).not().containsText("Open the Lyceum");
        itIs(LocalDate.of(2026, 4, 23));
        reader.navigate(address("/" + city + "/en/overdue"));
        assertThat(reader.locator("main")).containsText("Open the Lyceum on two evenings a week");
        assertThat(reader.locator("main")).containsText("Deputy Mayor for Social Policy");
        reader.navigate(address("/" + city + "/en/figures"));
        assertThat(reader.locator("main")).containsText(Pattern.compile("0\\D+1\\b"));
        keepPicture(reader, "figures");

        var answers = deviceOf(city, deputyMayor);
        answers.navigate(thread + "/asks/1/answer?position=DECLINE");
        send(answers);
        assertThat(answers.locator("[role=alert]")).containsText("Please fill this in.");
        answers.navigate(thread + "/asks/1/answer?position=NEEDS_STUDY");
        fill(answers, "reasons.en", "The caretaker’s hours must be settled with the school first.");
        send(answers);
        assertThat(answers.locator("[role=alert]")).isVisible();
        assertThat(answers.locator("[name='reasons.en']"))
                .hasValue("The caretaker’s hours must be settled with the school first.");
        fill(answers, "studyUntil", "4/5/2026");
        send(answers);
        assertThat(answers).hasURL(Pattern.compile(".*/recommendations/CB-2026-01.*"));

        answers.navigate(thread + "/asks/1/answer?position=NEEDS_STUDY");
        if (answers.locator("[name=studyUntil]").count() > 0) {
            fill(answers, "reasons.en", "It needs still more time, and then some more.");
            fill(answers, "studyUntil", "8/5/2026");
            send(answers);
        }
        assertThat(answers.locator("main")).not().containsText("500");
        reader.navigate(thread);
        assertThat(reader.locator(".k-thread")).not().containsText("It needs still more time");

        for (var attempt : List.of(thread, thread + "/delete", thread + "/asks/1/answer")) {
            Assertions.assertThat(reader.request()
                            .delete(attempt, RequestOptions.create())
                            .status())
                    .isBetween(400, 499);
        }
        reader.navigate(thread);
        assertThat(reader.locator("main")).containsText("The caretaker’s hours must be settled");
    }

    private Visitor somebody(String name, Role role, @Nullable UUID scope) {
        var account = accounts.open(name.toLowerCase(Locale.ROOT) + "@" + city + ".example", name, "en");
        accounts.grant(account, role, scope);
        return new Visitor(account, name, Set.of(new Grant(role, scope)), true);
    }

    private static Written words(String english) {
        return Written.of("en", english);
    }

    private static void fill(Page page, String field, String value) {
        page.locator("[name='" + field + "']").fill(value);
    }

    private static void send(Page page) {
        page.locator("form.k-form button").last().click();
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(12, 0).atZone(ATHENS).toInstant());
    }
}
