package city.koinon.plan.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** S8: whose business an answer is hears of it once, in their own language, and at the address they have. */
@CityTest
class WhoIsWrittenToTest {

    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    private static final LocalDate APRIL_8 = LocalDate.of(2026, 4, 8);

    /** Said at a market, at a school: what lies behind a recommendation is on its page, and in no letter. */
    private static final String VOICES = "Eleven people said it at the market";

    private static final String REASONS = "Buses between towns are run by the region";

    @Autowired
    ApplicationContext house;

    @Autowired
    Answers answers;

    @Autowired
    Archive archive;

    @Autowired
    Notices notices;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Obligations obligations;

    World town;

    @BeforeEach
    void aTown() {
        town = new World(house, MARCH_20);
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    @Test
    void anOfficeOutsideTheCityIsWrittenToAtItsPublicAddress() {
        var region = town.here(() -> directory.addOffice(
                new OfficeDraft(
                        Map.of("en", "Region", "el", "Περιφέρεια"),
                        Level.REGION,
                        null,
                        "Kalypso Street 3, Protocol@Region.example",
                        true),
                Visitors.COORDINATOR));
        var ask = handedOver(region);

        var letters = to("protocol@region.example");
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.account()).isNull();
            assertThat(letter.lang()).as("the city’s main language").isEqualTo("el");
            assertThat(letter.subject()).startsWith("Πόλη: Αναμένεται απάντησή σας");
            assertThat(letter.body())
                    .contains("Περιφέρεια", "Open the Lyceum on two evenings a week", "/el/recommendations/");
        });
        var owed = town.here(() -> obligations.open(Subjects.ask(ask), DutyKind.ANSWER))
                .orElseThrow();
        assertThat(owed.by().id()).isEqualTo(region);

        // Silence reaches it there, too: the reminder and the first days it is late.
        town.on(owed.dueOn().plusDays(1));
        town.run(this::climb);
        town.run(this::climb);
        assertThat(to("protocol@region.example"))
                .extracting(Mail::key)
                .containsExactlyInAnyOrder(
                        letters.getFirst().key(), "duty:" + owed.id() + ":L0", "duty:" + owed.id() + ":L1");
    }

    @Test
    void anOfficeWithoutAnAddressIsWrittenNothingAndOwesAllTheSame() {
        var before = town.here(() -> notices.latest(1_000)).size();
        var ask = handedOver(town.region);
        var after = town.here(() -> notices.latest(1_000));

        assertThat(after.stream().limit(after.size() - before))
                .isNotEmpty()
                .extracting(Mail::address)
                .doesNotContainNull()
                .allMatch(it -> it.endsWith("@example.org"));
        assertThat(town.here(() -> obligations.open(Subjects.ask(ask), DutyKind.ANSWER)))
                .isPresent();
    }

    @Test
    void whoeverFollowsGetsOneMailInTheirLanguageHoweverManyActsAnAnswerIs() {
        var greek = reader("el");
        var arab = reader("ar");
        var id = town.sent(town.welfare);
        var ask = town.ask(id, 1);
        town.run(() -> List.of(greek, arab, town.reader.accountId()).forEach(it -> {
            notices.follow(Subjects.recommendation(id), it);
            notices.follow(Subjects.ask(ask), it);
        }));
        town.on(APRIL_8);
        town.run(() -> answers.answer(
                ask,
                AnswerDraft.accept(
                        World.words(REASONS), town.promise(APRIL_8.plusMonths(3)), town.promise(APRIL_8.plusMonths(6))),
                archive.ask(ask).version(),
                town.clerk));

        assertThat(of(greek)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Πόλη: Απάντηση στο αίτημα 1: Γίνεται δεκτό");
            assertThat(mail.body()).contains("Καλημέρα σας", "/el/recommendations/");
        });
        assertThat(of(arab)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Πόλη: الجواب عن الطلب").endsWith("مقبول");
            assertThat(mail.body()).contains("تحية طيبة", "/ar/recommendations/");
        });
        assertThat(of(town.reader.accountId())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Town: Answer to ask 1: Accepted");
            assertThat(mail.body()).contains("/en/recommendations/");
        });
    }

    @Test
    void noLetterCarriesWhatPeopleSaidOrWhyAnOfficeAnswered() {
        handedOver(town.region);
        town.on(LocalDate.of(2026, 6, 30));
        town.run(this::climb);

        assertThat(town.here(() -> notices.latest(200)))
                .hasSizeGreaterThan(5)
                .allSatisfy(mail -> assertThat(mail.subject() + mail.body()).doesNotContain(VOICES, REASONS));
    }

    private UUID handedOver(UUID to) {
        var id = town.sent(town.welfare);
        var ask = town.ask(id, 1);
        town.run(() -> notices.follow(new Subject("recommendation", id), town.reader.accountId()));
        town.on(APRIL_8);
        town.run(() -> answers.answer(
                ask,
                AnswerDraft.notOurs(World.words(REASONS), to),
                archive.ask(ask).version(),
                town.clerk));
        return ask;
    }

    private UUID reader(String lang) {
        return town.here(() -> accounts.open(UUID.randomUUID() + "@example.org", "Reader", lang));
    }

    private List<Mail> of(UUID account) {
        return town.here(() -> notices.of(account));
    }

    private List<Mail> to(String address) {
        return town.here(() -> notices.latest(100)).stream()
                .filter(it -> address.equals(it.address()))
                .toList();
    }

    private void climb() {
        house.getBeansOfType(CityJob.class).values().stream()
                .filter(it -> it.name().equals("climb-ladders"))
                .forEach(CityJob::run);
    }
}
