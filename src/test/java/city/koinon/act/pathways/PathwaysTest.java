package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.act.appointments.Reception;
import city.koinon.act.pathways.Checks.Problem;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Pulse;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.State;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class PathwaysTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    Pathways pathways;

    @Autowired
    KeptPlans plans;

    @Autowired
    Figures figures;

    @Autowired
    Manuscripts manuscripts;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "ways-" + UUID.randomUUID().toString().substring(0, 8);
    private Visitor editor = Visitor.NOBODY;

    @BeforeEach
    void foundTheCity() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        CurrentCity.run(city, () -> editor = Sample.published(house, ""));
    }

    @Test
    void leadsFromTheFirstQuestionToAPlanAnotherDeviceOpensWithNoScriptAndNoCookie() {
        var at = "/" + city + "/en/pathways/first-weeks/questions";
        assertThat(page(at)).contains("When did you come?", "I do not know", "Question 1 of 5");
        at = answered(at, "", "arrivedOn", day(10));
        assertThat(page(at)).contains("Do you have an address?");
        at = answered(at, said(at), "hasAddress", "no");
        assertThat(page(at)).contains("would rather not say", "You need not answer");
        at = unknown(at, said(at), "stay");
        at = answered(at, said(at), "hasTaxNumber", "yes");
        at = answered(at, said(at), "hasLawyer", "no");
        assertThat(at).contains("/questions");
        var answers = redirected(web.get().uri(at).exchange());
        assertThat(page(answers)).contains("Check your answers", "I do not know", "Do you have a tax number?");

        var address = answers.replace("/answers", "/plan");
        assertThat(address).doesNotContain("asylum").doesNotContain("hasAddress");
        var plan = page(address);
        assertThat(plan)
                .contains(
                        "you have no address yet",
                        "Cannot start yet",
                        "Might apply to you",
                        "Already done, because you said so")
                .contains("you have a tax number");
        var arabic = page(address.replace("/en/", "/ar/"));
        assertThat(arabic).contains("dir=\"rtl\"", "ليس لديك عنوان بعد", "سجّل سكنك");

        var kept = redirected(web.post()
                .uri("/" + city + "/en/pathways/first-weeks/keep")
                .param(Trail.SAID, said(address))
                .param("once", UUID.randomUUID().toString())
                .exchange());
        assertThat(kept).contains("/my-plan/");
        assertThat(page(kept)).contains("Your plan is kept", "you have no address yet", "<svg class=\"k-qr\"");
        var code = kept.replaceAll(".*/my-plan/([0-9-]+).*", "$1");
        var reopened = redirected(web.post()
                .uri("/" + city + "/ar/my-plan")
                .param("code", arabicDigits(code.replace("-", " ")))
                .exchange());
        assertThat(page(reopened)).contains("ليس لديك عنوان بعد");
    }

    @Test
    void givesAsAnExampleADayThatIsTakenAndSaysReasonsInWholeSentences() {
        for (var lang : List.of("en", "ar")) {
            var at = "/" + city + "/" + lang + "/pathways/first-weeks/questions";
            var example = Pattern.compile("\\d+/\\d+/\\d{4}").matcher(page(at));
            assertThat(example.find()).isTrue();
            assertThat(example.group()).as("is past in every city").endsWith("/2024");
            assertThat(answered(at, "", "arrivedOn", example.group())).contains("/questions");
        }
        var arabic = "/" + city + "/ar/pathways/first-weeks/";
        var next = answered(arabic + "questions", "", "hasAddress", "no");
        assertThat(Jsoup.parse(page(arabic + "plan?" + Trail.SAID + "=" + said(next)))
                        .select(".k-because")
                        .first()
                        .text())
                .isEqualTo("السبب: ليس لديك عنوان بعد");
    }

    @Test
    void saysOnEachPageOfAPathwayThatItIsNotInTheLanguageOfTheReader() {
        var other = city + "-el";
        municipality.create(SmallCity.of(other, Map.of("en", "Levadia", "el", "Λιβαδειά"), "en", "el"));
        CurrentCity.run(other, () -> Sample.published(house, ""));
        for (var under : List.of("", "/questions", "/plan")) {
            var at = "/pathways/first-weeks" + under;
            assertThat(page("/" + other + "/el" + at)).contains("Η σελίδα δεν υπάρχει ακόμη στη γλώσσα σας.");
            assertThat(page("/" + other + "/en" + at)).doesNotContain("This page is not in your language yet.");
        }
    }

    @Test
    void keepsWhatTwoTabsTickAndTakesItBack() {
        var code = kept(Said.NOTHING.with(Answers.NONE.with("hasAddress", "no")));
        var at = "/" + city + "/en/my-plan/" + code.inAddress();
        tick(at, "confirm-address", "DONE");
        tick(at, "legal-advice", "DOING");
        assertThat(redirected(web.post()
                        .uri(at)
                        .param("step", "tax-number")
                        .param("mark", "BLOCKED")
                        .param("reason", "NO_APPOINTMENT")
                        .exchange()))
                .endsWith("#step-tax-number");
        var shown = page(at);
        assertThat(shown).contains("Stuck: No appointment to be had", "14 days from");
        var ticks = CurrentCity.in(city, () -> plans.find(code))
                .orElseThrow()
                .said()
                .ticks();
        assertThat(ticks.keySet()).containsExactlyInAnyOrder("confirm-address", "legal-advice", "tax-number");
        tick(at, "confirm-address", "NOT_STARTED");
        assertThat(page(at)).contains("Cannot start yet");
        assertThat(web.post()
                        .uri(at)
                        .param("step", "no-such-step")
                        .param("mark", "DONE")
                        .exchange())
                .hasStatus(422);
        assertThat(web.post()
                        .uri(at)
                        .param("step", "tax-number")
                        .param("mark", "BLOCKED")
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void canReadNothingOfAPlanWithoutItsCode() {
        var code = kept(Said.NOTHING.with(Answers.NONE.with("stay", "asylum")));
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(status -> {
                    var row = jdbc.sql("select code, answers from pathways.kept")
                            .query()
                            .singleRow();
                    assertThat((byte[]) row.get("code")).isEqualTo(code.hash(KeptPlans.PLAN));
                    var sealed = new String((byte[]) row.get("answers"), StandardCharsets.ISO_8859_1);
                    assertThat(sealed).doesNotContain("asylum", "stay");
                }));
        assertThat(CurrentCity.in(city, () -> plans.find(Code.random()))).isEmpty();
    }

    @Test
    void answersAWrongCodeAlwaysInTheSameWayAndNotForEver() {
        // At the beginning of a quarter of an hour, so that all of it falls into one.
        clock.offset(clock.offset().plusSeconds(900 - clock.instant().getEpochSecond() % 900));
        var code = kept(Said.NOTHING);
        var wrong = Map.of(
                Code.random().inAddress(),
                "No plan is kept under this code",
                "1",
                "A code has 25 digits; this is one.",
                "no-code",
                "Type the 25 digits of the code.",
                "١٢٣",
                "A code has 25 digits; these are 3.",
                code.inAddress().substring(1),
                "A code has 25 digits; these are 24.");
        wrong.forEach((one, said) -> {
            var answer = web.get().uri("/" + city + "/en/my-plan/" + one).exchange();
            assertThat(answer).as(one).hasStatus(404).bodyText().contains(said).doesNotContain("k-onpaper");
        });
        assertThat(web.post()
                        .uri("/" + city + "/en/my-plan")
                        .param("code", "12")
                        .exchange())
                .hasStatus(422);
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(status ->
                        jdbc.sql("update identity.knock set times = 1000").update()));
        for (var one : List.of(Code.random(), code)) {
            var at = "/" + city + "/en/my-plan/" + one.inAddress();
            assertThat(web.get().uri(at).exchange())
                    .hasStatus(429)
                    .bodyText()
                    .contains("Too many wrong codes")
                    .doesNotContain("No plan is kept", "The first weeks");
            assertThat(web.post()
                            .uri(at)
                            .param("step", "tax-number")
                            .param("mark", "DONE")
                            .exchange())
                    .hasStatus(429);
            assertThat(web.post()
                            .uri("/" + city + "/en/my-plan")
                            .param("code", one.digits())
                            .exchange())
                    .hasStatus(429);
        }
        clock.offset(clock.offset().plusMinutes(15));
        assertThat(page("/" + city + "/en/my-plan/" + code.inAddress())).contains("The first weeks");
    }

    @Test
    void keepsOnePlanHoweverOftenTheButtonIsPressed() {
        var once = UUID.randomUUID().toString();
        assertThat(page("/" + city + "/en/pathways/first-weeks/plan?once=" + once))
                .as("nobody is sent a link that says which code they will have")
                .doesNotContain("value=\"" + once);
        var first = keptBy(once);
        assertThat(keptBy(once)).isEqualTo(first);
        assertThat(keptBy(UUID.randomUUID().toString())).isNotEqualTo(first);
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(jdbc.sql("select count(*) from pathways.kept")
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(2);
                    assertThat(jdbc.sql("select led_to from kernel.sent_form")
                                    .query(String.class)
                                    .list())
                            .noneMatch(it -> it.contains("my-plan"));
                }));
    }

    @Test
    void leavesWhatTheCityShowsEverybodyAsItIsWhileAPlanIsWrittenInto() {
        var before = beat();
        var code = kept(
                Said.NOTHING.with("legal-advice", Tick.of(Tick.Mark.DOING, CurrentCity.in(city, municipality::today))));
        var at = "/" + city + "/en/my-plan/" + code.inAddress();
        tick(at, "tax-number", "DONE");
        redirected(web.post()
                .uri(at + "/questions")
                .param("fact", "hasAddress")
                .param("answer", "no")
                .exchange());
        web.get().uri("/" + city + "/en/my-plan/" + Code.random().inAddress()).exchange();
        assertThat(page(at)).contains("you have no address yet");
        assertThat(beat()).isEqualTo(before);
        CurrentCity.run(city, () -> pathways.revise(Sample.SLUG, editor));
        assertThat(beat()).isNotEqualTo(before);
    }

    @Test
    void countsDaysFromTheDayOnWhichAStepWasReallyDone() {
        var code = kept(Said.NOTHING.with(Answers.NONE.with("hasAddress", "no")));
        for (var at : List.of("/my-plan/" + code.inAddress(), "/pathways/first-weeks/plan")) {
            var plan = "/" + city + "/en" + at;
            assertThat(done(plan, "confirm-address", day(-1)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("This day has not come yet", "href=\"#f-since\"", "id=\"f-since\"");
            assertThat(done(plan, "confirm-address", "31/2/2026")).hasStatus(422);
            var sixDaysAgo = redirected(done(plan, "confirm-address", day(6)));
            assertThat(page(sixDaysAgo.replaceAll("#.*", "")))
                    .contains("14 days from " + written(6))
                    .doesNotContain("14 days from " + written(0));
        }
        var at = "/" + city + "/en/my-plan/" + code.inAddress();
        tick(at, "confirm-address", "DONE");
        assertThat(page(at)).as("pressing the button again moves no day").contains("14 days from " + written(6));
    }

    private MvcTestResult done(String at, String step, String day) {
        return web.post()
                .uri(at)
                .param("step", step)
                .param("mark", "DONE")
                .param("since", day)
                .exchange();
    }

    private String written(int daysAgo) {
        return CurrentCity.in(city, municipality::today)
                .minusDays(daysAgo)
                .format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH));
    }

    @Test
    void bringsTogetherWhatTwoTabsOfOneDeviceSaid() {
        var plan = "/" + city + "/en/pathways/first-weeks/plan";
        var one = said(redirected(done(plan, "confirm-address", "")));
        var other = said(redirected(done(plan, "legal-advice", "")));
        var merged = web.get()
                .uri("/" + city + "/en/pathways/first-weeks/merged")
                .param(Trail.SAID, one, other)
                .exchange();
        assertThat(merged).hasStatusOk().bodyJson().extractingPath("$.same").isEqualTo(false);
        assertThat(page(plan + "?a=" + one + "&a=" + other).split("value=\"NOT_STARTED\""))
                .as("two steps are done")
                .hasSize(3);
        assertThat(merged).headers().hasValue("Cache-Control", "no-store");
        assertThat(merged).bodyJson().extractingPath("$.path").asString().satisfies(path -> {
            assertThat(page("/" + city + "/en" + path).split("value=\"NOT_STARTED\""))
                    .as("two steps are done")
                    .hasSize(3);
            assertThat(web.get()
                            .uri("/" + city + "/en/pathways/first-weeks/merged")
                            .param(Trail.SAID, said(path), one)
                            .exchange())
                    .bodyJson()
                    .extractingPath("$.same")
                    .isEqualTo(true);
        });
        assertThat(web.get()
                        .uri("/" + city + "/en/pathways/first-weeks/merged")
                        .param(Trail.SAID, one, "cut")
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void losesNothingInALongAddressAndSaysWhenOneWasCut() {
        var envelopes = house.getBean(Envelopes.class);
        var now = clock.instant();
        CurrentCity.run(city, () -> {
            var said = Said.NOTHING;
            var today = municipality.today();
            for (var i = 0; i % 10 > 0 || envelopes.holds(said); i++) {
                said = said.with(
                        "a-step-with-a-rather-long-name-" + i,
                        Tick.of(Tick.Mark.NOT_FOR_ME, today),
                        now.plusSeconds(i * 97L));
            }
            while (!envelopes.holds(said)) {
                said = new Said(said.answers(), without(said), said.when());
            }
            assertThat(envelopes.open(envelopes.seal(said)).orElseThrow().sameAs(said))
                    .isTrue();
            assertThat(said.ticks()).as("more than any pathway has steps").hasSizeGreaterThan(100);
            var refused = web.post()
                    .uri("/" + city + "/en/pathways/first-weeks/plan")
                    .param(Trail.SAID, envelopes.seal(said))
                    .param("step", "tax-number")
                    .param("mark", "BLOCKED")
                    .param("reason", "NO_APPOINTMENT")
                    .exchange();
            assertThat(refused).hasStatus(422).bodyText().contains("has grown too long");
        });
        var cut = said(redirected(done("/" + city + "/en/pathways/first-weeks/plan", "tax-number", "")))
                .substring(5);
        assertThat(page("/" + city + "/en/pathways/first-weeks/plan?a=" + cut))
                .contains("This address is not whole")
                .containsOnlyOnce("id=\"errors\"");
        assertThat(web.post()
                        .uri("/" + city + "/en/pathways/first-weeks/keep")
                        .param(Trail.SAID, cut)
                        .exchange())
                .hasStatus(422);
    }

    /** One step less. */
    private static Map<String, Tick> without(Said said) {
        var ticks = new LinkedHashMap<>(said.ticks());
        ticks.pollLastEntry();
        return ticks;
    }

    @Test
    void beginsOneDraftHoweverManyEditorsPressTheButtonAtOnce() throws Exception {
        var all = new ArrayList<Future<?>>();
        var together = new CyclicBarrier(6);
        try (var editors = Executors.newFixedThreadPool(6)) {
            for (var i = 0; i < 6; i++) {
                all.add(editors.submit(() -> {
                    together.await();
                    CurrentCity.run(city, () -> pathways.revise(Sample.SLUG, editor));
                    return null;
                }));
            }
        }
        for (var one : all) {
            one.get();
        }
        assertThat(CurrentCity.in(city, () -> pathways.revisions(Sample.SLUG))).hasSize(2);
    }

    private OptionalLong beat() {
        return CurrentCity.in(city, house.getBean(Pulse.class)::beat);
    }

    private String keptBy(String once) {
        return redirected(web.post()
                .uri("/" + city + "/en/pathways/first-weeks/keep")
                .param("once", once)
                .exchange());
    }

    @Test
    void forgetsAPlanWhenToldToAndAYearAfterItsLastUse() {
        var deleted = kept(Said.NOTHING);
        var at = "/" + city + "/en/my-plan/" + deleted.inAddress();
        tick(at, "confirm-address", "DONE");
        assertThat(page(at + "/delete")).contains("cannot be brought back");
        assertThat(redirected(web.post().uri(at + "/delete").exchange())).endsWith("/my-plan?gone=1");
        assertThat(web.get().uri(at).exchange()).hasStatus(404);

        var left = kept(Said.NOTHING);
        var used = kept(Said.NOTHING);
        clock.offset(Duration.ofDays(300));
        page("/" + city + "/ar/my-plan/" + used.inAddress());
        clock.offset(Duration.ofDays(370));
        assertThat(web.get().uri("/" + city + "/en/my-plan/" + left.inAddress()).exchange())
                .hasStatus(404);
        assertThat(page("/" + city + "/en/my-plan/" + used.inAddress())).contains("The first weeks");
        CurrentCity.run(city, () -> {
            assertThat(plans.deleteThoseNobodyUses()).isEqualTo(1);
            assertThat(plans.find(used)).isPresent();
        });
    }

    @Test
    void takesNoAnswerThatIsNone() {
        var at = "/" + city + "/en/pathways/first-weeks/questions";
        for (var wrong : Map.of("stay", "tourist", "hasAddress", "", "arrivedOn", "31/2/2026")
                .entrySet()) {
            assertThat(web.post()
                            .uri(at)
                            .param("fact", wrong.getKey())
                            .param("answer", wrong.getValue())
                            .exchange())
                    .as(wrong.getKey())
                    .hasStatus(422)
                    .bodyText()
                    .contains("Error", "id=\"errors\"");
        }
        assertThat(web.post()
                        .uri(at)
                        .param("fact", "religion")
                        .param("answer", "yes")
                        .exchange())
                .hasStatus(404);
        assertThat(web.post()
                        .uri(at)
                        .param("fact", "arrivedOn")
                        .param("answer", day(-1))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("This day has not come yet");
        assertThat(page("/" + city + "/en/pathways/first-weeks/plan?a=" + "x".repeat(300)))
                .contains("to do");
    }

    @Test
    void publishesNoRingAndNamesItToTheEditor() {
        CurrentCity.run(city, () -> {
            pathways.revise(Sample.SLUG, editor);
            var draft = pathways.draft(Sample.SLUG);
            var steps = draft.structure().steps().stream()
                    .map(it -> it.key().equals("confirm-address")
                            ? AStep.like(it).after("tax-number").made()
                            : it)
                    .toList();
            var body = draft.body()
                    .with(new Pathway(
                            draft.structure().facts(), steps, draft.structure().have()));
            pathways.keep(draft, body, draft.version(), editor);
            var ring = pathways.draft(Sample.SLUG);
            assertThat(pathways.check(ring)).extracting(Checks.Finding::problem).contains(Problem.RING);
            assertThatThrownBy(() -> pathways.publish(ring, true, ring.version(), editor))
                    .isInstanceOf(Conflicted.class);
        });
        var draft = web.get()
                .uri("/" + city + "/en/pathways/first-weeks/draft")
                .with(SignedIn.staying(city, editor.accountId()))
                .exchange();
        assertThat(draft).hasStatus(403);
        CurrentCity.run(city, () -> house.getBean(Accounts.class).grant(editor.accountId(), Role.EDITOR, null));
        assertThat(web.get()
                        .uri("/" + city + "/en/pathways/first-weeks/draft")
                        .with(SignedIn.staying(city, editor.accountId()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("These steps wait for each other in a ring", "→");
    }

    @Test
    void letsTheSecondOfTwoEditorsKnowAndNeverChangesWhatIsPublished() {
        CurrentCity.run(city, () -> {
            pathways.revise(Sample.SLUG, editor);
            var first = pathways.draft(Sample.SLUG);
            var second = pathways.draft(Sample.SLUG);
            pathways.keep(
                    first, first.body().with(Map.of("audience", Map.of("en", "For all"))), first.version(), editor);
            assertThatThrownBy(() -> pathways.keep(second, second.body(), second.version(), editor))
                    .isInstanceOf(Stale.class);
            assertThatThrownBy(() -> pathways.publish(second, true, second.version(), editor))
                    .isInstanceOf(Exception.class);
            assertThatThrownBy(() -> pathways.revise(Sample.SLUG, Visitor.NOBODY))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql("update pathways.revision set body = '{}' where state = 'PUBLISHED'")
                                    .update()))
                    .isInstanceOf(DataAccessException.class);
            assertThatThrownBy(() -> transaction.executeWithoutResult(
                            status -> jdbc.sql("delete from pathways.revision where state = 'PUBLISHED'")
                                    .update()))
                    .isInstanceOf(DataAccessException.class);
        });
    }

    @Test
    void tellsWhoHasAPlanWhatANewRevisionChangedAndKeepsWhatIsDone() {
        var code = kept(Said.NOTHING.with(Answers.NONE.with("hasAddress", "no")));
        var at = "/" + city + "/en/my-plan/" + code.inAddress();
        tick(at, "confirm-address", "DONE");
        CurrentCity.run(city, () -> {
            pathways.revise(Sample.SLUG, editor);
            var draft = pathways.draft(Sample.SLUG);
            var steps = draft.structure().steps().stream()
                    .filter(it -> !it.key().equals("legal-advice"))
                    .map(it -> it.key().equals("register-residence")
                            ? AStep.like(it)
                                    .within(30, "confirm-address", "arrivedOn")
                                    .made()
                            : it)
                    .toList();
            var body = draft.body()
                    .with(new Pathway(
                            draft.structure().facts(), steps, draft.structure().have()))
                    .with(Map.of("step.tax-number.how", Map.of("en", "It is done on the screen now.")));
            pathways.keep(draft, body, draft.version(), editor);
            Sample.publish(pathways, editor);
            var states = manuscripts.states(Pathways.STEP, Pathways.idOf(draft.pathway(), "tax-number"));
            assertThat(states).containsEntry("en", State.ORIGINAL).containsEntry("ar", State.STALE);
            assertThat(manuscripts.states(Pathways.STEP, Pathways.idOf(draft.pathway(), "confirm-address")))
                    .containsEntry("ar", State.CURRENT);
        });
        assertThat(page(at))
                .contains("The city has changed this pathway since you last looked", "No longer asked for:")
                .contains("Ask for legal advice", "30 days from", "Done");
        assertThat(redirected(web.post().uri(at + "/seen").exchange())).endsWith(code.inAddress());
        assertThat(page(at)).doesNotContain("The city has changed this pathway").contains("30 days from");
    }

    @Test
    void saysOnPaperInWhichStreetItIsAndEachNumberOnce() {
        var code = kept(Said.NOTHING.with(Answers.NONE.with("hasAddress", "no")));
        CurrentCity.run(city, () -> {
            var centre = Reception.opens(house, "Main");
            var offerings = house.getBean(Offerings.class);
            var there = offerings.ofService(centre.service()).getFirst();
            offerings.keep(
                    centre.service(),
                    List.of(
                            calledAt("+30 22610 99111", there, Offering.Channel.PLACE),
                            calledAt("+30 22610 99111", there, Offering.Channel.PHONE),
                            calledAt("+30 2261099000", there, Offering.Channel.PHONE)),
                    editor);
            pathways.revise(Sample.SLUG, editor);
            var draft = pathways.draft(Sample.SLUG);
            var steps = draft.structure().steps().stream()
                    .map(it -> it.key().equals("confirm-address")
                            ? AStep.like(it).at(centre.slug()).made()
                            : it)
                    .toList();
            var whole = new Pathway(
                    draft.structure().facts(), steps, draft.structure().have());
            pathways.keep(draft, draft.body().with(whole), draft.version(), editor);
            Sample.publish(pathways, editor);
        });
        var at = "/" + city + "/en/my-plan/" + code.inAddress();
        for (var page : List.of(at, at + "/print")) {
            var step = Jsoup.parse(page(page)).select("#step-confirm-address");
            step.select(".k-noprint").remove();
            assertThat(step.text())
                    .containsOnlyOnce("Boufidou 7, 32131 Levadia")
                    .containsOnlyOnce("+30 22610 99111");
            assertThat(step.text())
                    .as("the text of the step names it already")
                    .contains("+30 22610 99000")
                    .doesNotContain("+30 2261099000", "Opening hours");
            if (page.endsWith("/print")) {
                assertThat(step.text())
                        .as("days that are alike, in one line")
                        .containsOnlyOnce("Monday to Friday 09:00–13:00");
            }
        }
        assertThat(page(at + "/print"))
                .as("nothing but what everybody may read says where it is from")
                .doesNotContain("k-onpaper");
        assertThat(page("/" + city + "/en/pathways/" + Sample.SLUG))
                .as("nor what somebody may have to leave quickly")
                .contains("hreflang=", "k-exit")
                .doesNotContain("k-onpaper");
        assertThat(page(at.replace("/en/", "/ar/") + "/print"))
                .as("times that run from left to right among words that do not")
                .contains(" \u206609:00–13:00\u2069");
    }

    private static Offering calledAt(String phone, Offering there, Offering.Channel channel) {
        return new Offering(
                Ids.next(),
                there.service(),
                channel,
                channel == Offering.Channel.PLACE ? there.place() : null,
                there.hours(),
                phone,
                null,
                Offering.Booking.NONE,
                null);
    }

    @Test
    void countsNoFewerThanFivePlans() {
        var today = CurrentCity.in(city, municipality::today);
        for (var i = 0; i < 5; i++) {
            kept(Said.NOTHING.with("tax-number", Tick.of(Tick.Mark.DONE, today)));
        }
        kept(Said.NOTHING.with("tax-number", new Tick(Tick.Mark.BLOCKED, today, Tick.Reason.SENT_AWAY)));
        CurrentCity.run(city, () -> {
            var counts = figures.counts().get(pathways.get(Sample.SLUG).pathway());
            assertThat(counts)
                    .containsExactly(
                            new Figures.Count(null, null, null, 6),
                            new Figures.Count("tax-number", Tick.Mark.BLOCKED, Tick.Reason.SENT_AWAY, null),
                            new Figures.Count("tax-number", Tick.Mark.DONE, null, 5));
        });
    }

    private Code kept(Said said) {
        var code = Code.random();
        CurrentCity.run(city, () -> plans.keep(code, pathways.get(Sample.SLUG), said, "en"));
        return code;
    }

    private void tick(String at, String step, String mark) {
        redirected(web.post().uri(at).param("step", step).param("mark", mark).exchange());
    }

    private String answered(String at, String said, String fact, String answer) {
        return redirected(web.post()
                .uri(at.replaceAll("\\?.*", ""))
                .param(Trail.SAID, said)
                .param("fact", fact)
                .param("answer", answer)
                .exchange());
    }

    private String unknown(String at, String said, String fact) {
        return redirected(web.post()
                .uri(at.replaceAll("\\?.*", ""))
                .param(Trail.SAID, said)
                .param("fact", fact)
                .param("unknown", "1")
                .exchange());
    }

    private static String said(String address) {
        var found = Pattern.compile("[?&]a=([\\w-]*)").matcher(address);
        return found.find() ? found.group(1) : "";
    }

    private static String redirected(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private String page(String address) {
        var answer = web.get().uri(java.net.URI.create(address)).exchange();
        assertThat(answer).as(address).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** So many days ago, as people write it. */
    private String day(int daysAgo) {
        var day = CurrentCity.in(city, municipality::today).minusDays(daysAgo);
        return "%d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private static String arabicDigits(String digits) {
        return digits.codePoints()
                .map(it -> it >= '0' && it <= '9' ? '٠' + it - '0' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
