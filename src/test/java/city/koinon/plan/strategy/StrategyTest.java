package city.koinon.plan.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.plan.accountability.AnswerDraft;
import city.koinon.plan.accountability.Answers;
import city.koinon.plan.accountability.Commitments;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Personas;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.PersonalData;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.ActorKind;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class StrategyTest {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Autowired
    MockMvc mvc;

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Plans plans;

    @Autowired
    Steps steps;

    @Autowired
    StatesOfPlay states;

    @Autowired
    Pledges pledges;

    @Autowired
    Outlook outlook;

    @Autowired
    Ledger ledger;

    @Autowired
    StepPromises stepPromises;

    @Autowired
    Answers answers;

    @Autowired
    Commitments commitments;

    @Autowired
    ApplicationContext house;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    private final String city = "plan-" + UUID.randomUUID().toString().substring(0, 8);
    private UUID deputy = UUID.randomUUID();
    private UUID coordinator = UUID.randomUUID();
    private UUID deputyMayor = UUID.randomUUID();

    /** What the tests need of a small plan: one action with a step due once and a panel that is to meet every month. */
    private record World(UUID strategy, UUID action, UUID once, UUID panel) {}

    @BeforeEach
    void foundTheCity() {
        itIs(LocalDate.of(2025, 12, 15));
        CurrentCity.run(
                "league",
                () -> municipality.create(SmallCity.of(
                        city, Map.of("el", "Λιβαδειά", "en", "Levadia", "ar", "ليفاديا"), "el", "en", "ar")));
        deputy = in(() -> directory.addOffice(
                new OfficeDraft(
                        Map.of("en", "Deputy Mayor for Social Policy", "el", "Αντιδημαρχία Κοινωνικής Πολιτικής"),
                        Level.CITY,
                        null,
                        "",
                        false),
                Visitors.COORDINATOR));
        coordinator = in(() -> accounts.open("eirini@" + city + ".example", "Eirini", "en"));
        deputyMayor = in(() -> accounts.open("maria@" + city + ".example", "Maria Papadaki", "en"));
        in(() -> {
            accounts.grant(coordinator, Role.COORDINATOR, null);
            return directory.beginTerm(
                    deputy, "Maria Papadaki", deputyMayor, LocalDate.of(2024, 1, 1), null, Visitors.COORDINATOR);
        });
    }

    @AfterEach
    void putTheClockRight() {
        clock.offset(Duration.ZERO);
    }

    @Test
    void leavesThePlanToTheCoordinatorWhoeverCalls() {
        var world = adopted();
        var next = in(() -> plans.begin(
                words("Integration plan, revised"), null, NEW_YEAR, LocalDate.of(2028, 12, 31), coordinator()));
        var pledge = in(() -> pledges.byOrganisation(
                directory.addOrganisation(
                        new OrganisationDraft(Map.of("en", "Works"), Organisation.Kind.EMPLOYER, Level.CITY, "", null),
                        coordinator()),
                words("Ten jobs"),
                "Memorandum 1",
                NEW_YEAR,
                LocalDate.of(2026, 6, 30),
                null,
                coordinator()));
        var end = LocalDate.of(2028, 12, 31);
        var once = new Plans.Timing(end, null, null);
        for (var other : List.of(Visitor.NOBODY, holder())) {
            for (var attempt : List.<Runnable>of(
                    () -> plans.begin(words("Mine"), null, NEW_YEAR, end, other),
                    () -> plans.change(next, words("Mine"), null, NEW_YEAR, end, 0, other),
                    () -> plans.discard(next, other),
                    () -> plans.addGoal(next, words("Mine"), Domain.WORK, other),
                    () -> plans.changeGoal(next, world.action(), words("Mine"), Domain.WORK, 0, other),
                    () -> plans.addAction(next, world.action(), words("Mine"), deputy, NEW_YEAR, end, 1, other),
                    () -> plans.changeAction(next, world.action(), words("Mine"), deputy, NEW_YEAR, end, 1, 0, other),
                    () -> plans.addStep(next, world.action(), words("Mine"), end, 1, other),
                    () -> plans.addRecurringStep(
                            next, world.action(), words("Mine"), "FREQ=MONTHLY", NEW_YEAR, null, 1, other),
                    () -> plans.changeStep(next, world.once(), world.action(), words("Mine"), once, 1, 0, other),
                    () -> plans.remove(next, world.once(), other),
                    () -> plans.adopt(next, "Me", "1/2026", NEW_YEAR, 0, other),
                    () -> plans.close(world.strategy(), evidence("I would rather not."), 1, other),
                    () -> states.freeze(words("All is well."), other),
                    () -> pledges.byOrganisation(deputy, words("Mine"), "1", NEW_YEAR, end, null, other),
                    () -> pledges.kept(pledge, NEW_YEAR, evidence("It was kept by me."), 0, other),
                    () -> pledges.withdraw(pledge, evidence("It is taken back by me."), 0, other))) {
                assertNotAllowed(attempt);
            }
        }
    }

    @Test
    void leavesTheStepToTheOfficeThatAnswersForItWhoeverCalls() {
        var world = adopted();
        var elsewhere = new Visitor(
                deputyMayor, "Maria Papadaki", Set.of(new Grant(Role.OFFICE_HOLDER, UUID.randomUUID())), true);
        var held = in(() -> steps.held(
                world.panel(), NEW_YEAR, evidence("The panel met in the Community Centre."), null, holder()));
        for (var other : List.of(Visitor.NOBODY, coordinator(), elsewhere)) {
            for (var attempt : List.<Runnable>of(
                    () -> steps.tell(world.once(), evidence("It goes well, I hear."), other),
                    () -> steps.tellOfAction(world.action(), evidence("It goes well, I hear."), other),
                    () -> steps.done(world.once(), NEW_YEAR, evidence("I was told that it is done."), null, 0, other),
                    () -> steps.reopen(world.once(), evidence("I was told that it is not."), 0, other),
                    () -> steps.held(world.panel(), NEW_YEAR, evidence("I was told that it met."), null, other),
                    () -> steps.strike(held, evidence("I was told that it did not."), other),
                    () -> steps.cancel(world.once(), evidence("I was told that it is off."), 0, other),
                    () -> stepPromises.attach(world.once(), UUID.randomUUID(), other))) {
                assertNotAllowed(attempt);
            }
        }
    }

    @Test
    void namesWhoeverTypedNewsInForTheHolderAndTheCouncilThatAdopted() throws Exception {
        var world = adopted();
        var anna = in(() -> accounts.open("anna@" + city + ".example", "Anna Clerk", "en"));
        var clerk = new Visitor(anna, "Anna Clerk", Set.of(new Grant(Role.CLERK, deputy)), true);
        in(() -> steps.tell(world.once(), evidence("The statutes are being written."), clerk));
        in(() -> done(world.once(), NEW_YEAR));
        in(() -> {
            steps.reopen(world.once(), evidence("The statutes lack two signatures."), 1, clerk);
            return 0;
        });
        in(() -> steps.held(world.panel(), NEW_YEAR, evidence("The panel met in the library."), null, clerk));
        in(() -> done(world.once(), NEW_YEAR, 2));

        var told = in(() -> ledger.of(new Subject(Steps.KIND, world.once())));
        assertThat(told).extracting(it -> it.actor().name()).allMatch(name -> name.startsWith("Maria Papadaki, "));
        assertThat(told.getFirst().payload().toString()).doesNotContain("Anna");
        assertThat(told.getFirst().id("enteredBy")).isPresent();
        assertThat(told.getLast().id("enteredBy")).as("signed by the holder").isEmpty();
        assertThat(in(() -> house.getBean(EnteredInThePlan.class).export(anna)).get("entered"))
                .asString()
                .contains(
                        "PLAN_NEWS",
                        "The statutes are being written.",
                        "STEP_REOPENED",
                        "The statutes lack two signatures.",
                        "STEP_HELD",
                        "The panel met in the library.")
                .as("what the holder said themselves")
                .doesNotContain("STEP_DONE");
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.once()))
                .andExpect(content().string(containsString("entered for them by Anna Clerk")));
        in(() -> {
            house.getBeansOfType(PersonalData.class).values().forEach(room -> room.erase(anna));
            return 0;
        });
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.once()))
                .andExpect(content().string(not(containsString("Anna Clerk"))));

        var adopted = in(() -> ledger.of(new Subject(Plans.KIND, world.strategy())))
                .getFirst()
                .actor();
        assertThat(adopted.kind()).isEqualTo(ActorKind.COUNCIL);
        assertThat(adopted.name()).isEqualTo("Municipal Council");
    }

    /** Nothing a person did is signed by the clock of the house. */
    @Test
    void signsWhatTheCoordinatorDoesInTheNameOfTheCityAndSaysWhoDidIt() throws Exception {
        var world = adopted();
        var employer = in(() -> directory.addOrganisation(
                new OrganisationDraft(Map.of("en", "Works"), Organisation.Kind.EMPLOYER, Level.CITY, "", null),
                coordinator()));
        var kept = in(() -> pledge(employer, "Ten jobs for people who came this year"));
        var withdrawn = in(() -> pledge(employer, "Thirty flats for workers and their families"));
        in(() -> {
            pledges.kept(kept, NEW_YEAR, evidence("Ten contracts were shown to the works council."), 0, coordinator());
            pledges.withdraw(withdrawn, evidence("The company left the city in May."), 0, coordinator());
            return 0;
        });
        var state = in(() -> states.freeze(words("As it stands."), coordinator()));
        in(() -> {
            plans.close(world.strategy(), evidence("The council took it back in January."), 1, coordinator());
            return 0;
        });

        var persona = in(() -> house.getBean(Personas.class).of(coordinator));
        for (var about : List.of(
                new Subject(Pledges.KIND, kept),
                new Subject(Pledges.KIND, withdrawn),
                new Subject(StatesOfPlay.KIND, state))) {
            assertThat(in(() -> ledger.of(about))).isNotEmpty().allSatisfy(act -> {
                assertThat(act.actor()).as(act.type()).isEqualTo(Actor.city("Λιβαδειά"));
                assertThat(act.id("enteredBy")).contains(persona);
            });
        }
        var closed =
                in(() -> ledger.of(new Subject(Plans.KIND, world.strategy()))).getLast();
        assertThat(closed.type()).isEqualTo("PLAN_CLOSED");
        assertThat(closed.actor()).isEqualTo(Actor.city("Λιβαδειά"));
        mvc.perform(get("/" + city + "/en/plan/pledges/" + kept))
                .andExpect(content().string(containsString("By Levadia, entered for them by Eirini")));
        assertThat(in(() -> house.getBean(EnteredInThePlan.class).export(coordinator))
                        .get("entered"))
                .asString()
                .contains("PLEDGE_RECORDED", "PLEDGE_KEPT", "PLEDGE_WITHDRAWN", "STATE_OF_PLAY_FROZEN", "PLAN_CLOSED");
    }

    private UUID pledge(UUID organisation, String words) {
        return pledges.byOrganisation(
                organisation, words(words), "Memorandum 1", NEW_YEAR, LocalDate.of(2026, 6, 30), null, coordinator());
    }

    private void assertNotAllowed(Runnable attempt) {
        assertThatThrownBy(() -> in(() -> {
                    attempt.run();
                    return 0;
                }))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void levadiaMeetsFiveTimesInSevenMonthsIsLateAndThenFallsSilent() throws Exception {
        var world = adopted();
        for (var month : List.of(1, 2, 4, 5, 7)) {
            itIs(LocalDate.of(2026, month, 20));
            in(() -> steps.held(
                    world.panel(),
                    LocalDate.of(2026, month, 20),
                    evidence("The panel met in the Community Centre."),
                    null,
                    holder()));
        }
        itIs(LocalDate.of(2026, 7, 31));
        var action = action(world);
        var panel = action.steps().get(1);
        assertThat(panel.held()).hasSize(5);
        assertThat(panel.expected()).isEqualTo(7);
        assertThat(panel.delivery().done().percent()).isEqualTo(71);
        assertThat(panel.delivery().slip().hundredths()).isEqualTo("-0.29");
        assertThat(panel.status()).isEqualTo(Status.LATE);
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.panel()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString("Held 5 of 7: 71% fulfilled, 29 percentage points less than planned.")))
                .andExpect(content().string(containsString("Late")));

        itIs(LocalDate.of(2026, 7, 20).plusDays(92));
        assertThat(action(world).delivery().status()).isEqualTo(Status.LATE);
        itIs(LocalDate.of(2026, 7, 20).plusDays(93));
        assertThat(action(world).delivery().status()).isEqualTo(Status.UNKNOWN);
        mvc.perform(get("/" + city + "/en/plan")).andExpect(content().string(containsString("No news for 93 days")));
    }

    @Test
    void whatWasHeldIsNewsOnEveryPageAndInEveryFile() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 7, 20));
        in(() -> steps.held(
                world.panel(),
                LocalDate.of(2026, 7, 14),
                evidence("The panel met in the Community Centre."),
                null,
                holder()));
        itIs(LocalDate.of(2026, 8, 1));
        for (var path : List.of("/plan/steps/" + world.panel(), "/plan/actions/" + world.action())) {
            mvc.perform(get("/" + city + "/en" + path))
                    .andExpect(content().string(containsString("<dd>20 July 2026</dd>")))
                    .andExpect(content().string(containsString("has reported since: 12.")));
        }
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.panel()))
                .andExpect(content().string(not(containsString("No news for"))));
        mvc.perform(get("/" + city + "/en/plan.csv"))
                .andExpect(content().string(containsString(",LATE,0,12,,2026-07-20,")));
        mvc.perform(get("/" + city + "/en/desk").with(SignedIn.as(deputyMayor)))
                .andExpect(content().string(containsString("12 days without news")));
        // The step beside it has none: nobody has said a word of it since its adoption.
        mvc.perform(get("/" + city + "/en")).andExpect(content().string(containsString("No news for 212 days")));

        in(() -> {
            steps.done(
                    world.once(),
                    LocalDate.of(2026, 7, 31),
                    evidence("Decision 12/2026 of the council, on the city’s site."),
                    null,
                    0,
                    holder());
            steps.reopen(world.once(), evidence("The room was lost again in a flood."), 1, holder());
            return 0;
        });
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.once()))
                .andExpect(content().string(containsString("<dd>1 August 2026</dd>")))
                .andExpect(content().string(not(containsString("No news for"))));
    }

    @Test
    void aStepDueOnceIsJudgedByItsDayAndSaysSo() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 12, 20));
        in(() -> steps.tell(world.once(), evidence("The hall has been promised for January."), holder()));
        itIs(LocalDate.of(2027, 1, 12));
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.once()))
                .andExpect(content().string(containsString("At risk: 12 days overdue")))
                .andExpect(content().string(containsString("A step that is due once is judged by its day")))
                .andExpect(content().string(not(containsString("Compared with the plan"))));
        mvc.perform(get("/" + city + "/en/plan/actions/" + world.action()))
                .andExpect(content().string(containsString("Late: far less done than planned")))
                .andExpect(content()
                        .string(containsString("Compared with the plan: 100 percentage points less than planned.")));
    }

    @Test
    void isAdoptedOnlyWholeAndByADecision() {
        itIs(NEW_YEAR);
        var draft = in(() ->
                plans.begin(words("Integration plan"), null, NEW_YEAR, LocalDate.of(2027, 12, 31), coordinator()));
        assertThatThrownBy(() -> in(
                        () -> plans.begin(words("Another"), null, NEW_YEAR, LocalDate.of(2027, 12, 31), coordinator())))
                .isInstanceOf(Conflicted.class);
        assertRefused(() -> adopt(draft), "strategy.refused.no-goal");
        var goal = in(() ->
                plans.addGoal(draft, words("Policies together with migrants"), Domain.PARTICIPATION, coordinator()));
        assertRefused(() -> adopt(draft), "strategy.refused.goal-without-action");
        var action = in(() -> plans.addAction(
                draft, goal, words("Panel"), deputy, NEW_YEAR, LocalDate.of(2027, 12, 31), 1, coordinator()));
        assertRefused(() -> adopt(draft), "strategy.refused.action-without-step");
        assertRefused(
                () -> in(() ->
                        plans.addStep(draft, action, words("Too late"), LocalDate.of(2028, 1, 1), 1, coordinator())),
                "strategy.refused.outside-action");
        in(() -> plans.addStep(draft, action, words("Found it"), LocalDate.of(2026, 3, 31), 1, coordinator()));
        assertRefused(
                () -> in(() -> {
                    plans.adopt(draft, "Municipal Council", "1/2026", NEW_YEAR.plusDays(1), 0, coordinator());
                    return draft;
                }),
                "strategy.refused.decided-in-future");
        adopt(draft);
        assertThat(in(() -> ledger.of(new Subject(Plans.KIND, draft))))
                .extracting(it -> it.type())
                .containsExactly("PLAN_ADOPTED");
        assertThatThrownBy(() -> in(() -> plans.addGoal(draft, words("One more"), Domain.WORK, coordinator())))
                .isInstanceOf(Conflicted.class);
    }

    @Test
    void changesOnlyByANewVersionAndKeepsWhatWasReported() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 3, 1));
        in(() -> done(world.once(), LocalDate.of(2026, 2, 27)));
        var next = in(() -> plans.begin(
                words("Integration plan, revised"), null, NEW_YEAR, LocalDate.of(2028, 12, 31), coordinator()));
        in(() -> {
            plans.remove(next, world.panel(), coordinator());
            return plans.addStep(
                    next, world.action(), words("Evaluate the panel"), LocalDate.of(2027, 6, 30), 2, coordinator());
        });
        mvc.perform(get("/" + city + "/en/plan"))
                .andExpect(content().string(not(containsString("Evaluate the panel"))));
        adopt(next);

        var plan = in(() -> outlook.inForce(municipality.today()).orElseThrow());
        assertThat(plan.strategy().number()).isEqualTo(2);
        assertThat(plan.step(world.once()).orElseThrow().status()).isEqualTo(Status.DONE);
        assertThat(plan.step(world.panel())).isEmpty();
        assertThat(action(world).delivery().done()).isEqualTo(Fraction.of(1, 3));
        mvc.perform(get("/" + city + "/en/plan/versions/1"))
                .andExpect(content().string(containsString("The panel meets")))
                .andExpect(content().string(containsString("This plan ended on 1 March 2026")));
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.panel()))
                .andExpect(content().string(containsString("earlier version of the plan")));
        assertThatThrownBy(() ->
                        in(() -> steps.tell(world.panel(), evidence("Nobody can report on it any more."), holder())))
                .isInstanceOf(Conflicted.class);
        var act = in(() -> ledger.of(new Subject(Plans.KIND, next))).getFirst();
        assertThat(act.payload().get("dropped").toString()).contains("The panel meets");
    }

    @Test
    void putsItsNextVersionIntoForceWhenTheOneBeforeWasClosedMeanwhile() {
        var world = adopted();
        var next = in(() -> plans.begin(
                words("Integration plan, revised"), null, NEW_YEAR, LocalDate.of(2028, 12, 31), coordinator()));
        in(() -> {
            plans.close(
                    world.strategy(),
                    evidence("The council took it back in its session of January."),
                    1,
                    coordinator());
            return 0;
        });
        adopt(next);

        assertThat(in(() -> outlook.inForce(municipality.today())
                        .orElseThrow()
                        .strategy()
                        .number()))
                .isEqualTo(2);
        assertThat(in(() -> ledger.of(new Subject(Plans.KIND, world.strategy()))))
                .extracting(it -> it.type())
                .doesNotContain("PLAN_SUPERSEDED");
    }

    @Test
    void isDoneOnlyWithEvidenceOnceAndByOneOfTwo() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 3, 1));
        assertRefused(
                () -> in(() -> {
                    steps.done(world.once(), LocalDate.of(2026, 2, 27), words("yes"), null, 0, holder());
                    return 0;
                }),
                "strategy.refused.short");
        assertRefused(() -> in(() -> done(world.once(), LocalDate.of(2026, 3, 2))), "strategy.refused.in-future");
        assertThatThrownBy(() -> in(() -> done(world.panel(), LocalDate.of(2026, 2, 27))))
                .isInstanceOf(Conflicted.class);

        var barrier = new CyclicBarrier(2);
        Callable<Boolean> report = () -> {
            barrier.await();
            try {
                in(() -> done(world.once(), LocalDate.of(2026, 2, 27)));
                return true;
            } catch (Conflicted | Stale tooLate) {
                return false;
            }
        };
        try (var two = Executors.newFixedThreadPool(2)) {
            var first = two.submit(report);
            var second = two.submit(report);
            assertThat(first.get() ^ second.get()).as("exactly one of the two").isTrue();
        }
        assertThat(in(() -> ledger.of(new Subject(Steps.KIND, world.once()))))
                .extracting(it -> it.type())
                .containsOnlyOnce("STEP_DONE");
        in(() -> {
            steps.reopen(world.once(), evidence("The room was lost again in a flood."), 1, holder());
            return 0;
        });
        assertThat(action(world).steps().getFirst().progress().done()).isFalse();
    }

    @Test
    void aDayCountsOnceAndWhatWasMistakenIsStruckAndStays() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 2, 5));
        var held = in(() -> steps.held(
                world.panel(),
                LocalDate.of(2026, 1, 20),
                evidence("Minutes on the panel’s page."),
                "https://levadia.example/1",
                holder()));
        assertThatThrownBy(() -> in(() -> steps.held(
                        world.panel(),
                        LocalDate.of(2026, 1, 20),
                        evidence("The same evening once more."),
                        null,
                        holder())))
                .isInstanceOf(Conflicted.class);
        in(() -> {
            steps.strike(held, evidence("It was the school board that met."), holder());
            return 0;
        });
        assertThat(action(world).steps().get(1).held()).isEmpty();
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.panel()))
                .andExpect(content().string(containsString("<s>20 January 2026</s>")))
                .andExpect(content().string(containsString("It was the school board that met.")));
        in(() -> steps.held(
                world.panel(), LocalDate.of(2026, 1, 20), evidence("And then the panel did meet."), null, holder()));
        var body = UUID.randomUUID();
        in(() -> {
            jdbc.sql("update strategy.step set body = :body where id = :id")
                    .param("body", body)
                    .param("id", world.panel())
                    .update();
            var meeting = UUID.randomUUID();
            steps.met(body, meeting, LocalDate.of(2026, 2, 3));
            steps.met(body, meeting, LocalDate.of(2026, 2, 3));
            return 0;
        });
        assertThat(action(world).steps().get(1).held()).hasSize(2);
    }

    @Test
    void cancelledStepsLeaveTheSharesAndStayToBeRead() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 2, 5));
        in(() -> {
            steps.cancel(world.panel(), evidence("The council decided to merge the panel."), 0, holder());
            return done(world.once(), LocalDate.of(2026, 2, 1));
        });
        assertThat(action(world).delivery().status()).isEqualTo(Status.DONE);
        mvc.perform(get("/" + city + "/en/plan/steps/" + world.panel()))
                .andExpect(content().string(containsString("Given up")))
                .andExpect(content().string(containsString("The council decided to merge the panel.")));
        assertThatThrownBy(() -> in(() -> steps.tell(world.panel(), evidence("It goes on all the same."), holder())))
                .isInstanceOf(Conflicted.class);
    }

    @Test
    void aStateOfPlayKeepsItsHashAndItsNumbersWhateverHappensLater() throws Exception {
        var world = adopted();
        itIs(LocalDate.of(2026, 2, 5));
        in(() -> steps.held(
                world.panel(),
                LocalDate.of(2026, 1, 20),
                evidence("The panel met in the Community Centre."),
                null,
                holder()));
        var id = in(() -> states.freeze(
                Written.of("en", Map.of("en", "All is well.\nSo far.", "ar", "كل شيء على ما يرام.")), coordinator()));
        var before = in(() -> states.get(id));
        itIs(LocalDate.of(2026, 9, 1));
        in(() -> done(world.once(), LocalDate.of(2026, 8, 1)));
        in(() -> steps.tell(world.panel(), evidence("Nobody came in the summer."), holder()));

        var after = in(() -> states.get(id));
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(after.isWhole()).isTrue();
        assertThat(in(() -> states.recordedHash(id))).contains(after.sha256());
        var page = mvc.perform(get("/" + city + "/en/plan/state-of-play/" + id))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(before.sha256())))
                .andExpect(content().string(containsString("Computed again just now")))
                .andExpect(content().string(containsString("All is well.")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var file = mvc.perform(get("/" + city + "/en/plan/state-of-play/" + id + ".json"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(Frozen.sha256(new String(file, StandardCharsets.UTF_8))).isEqualTo(before.sha256());

        var word = mvc.perform(get("/" + city + "/en/plan/state-of-play/" + id + ".docx"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("state-of-play-1-en.docx")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var document = new XWPFDocument(new ByteArrayInputStream(word))) {
            var said = new StringBuilder();
            document.getParagraphs().forEach(it -> said.append(it.getText()).append('\n'));
            document.getTables()
                    .forEach(table -> table.getRows()
                            .forEach(row -> row.getTableCells()
                                    .forEach(cell -> said.append(cell.getText()).append('\n'))));
            assertThat(said.toString())
                    .contains(before.sha256(), "All is well.", "The panel meets", "100%", "every month: 1 of 1 held");
            assertThat(numbers(said.toString()))
                    .containsAll(numbers(page.substring(page.indexOf("k-prose"), page.indexOf("Check it yourself"))));
            assertThat(document.getParagraphs())
                    .extracting(it -> it.getStyle())
                    .contains("Title", "Heading1", "Heading2");
        }
        var arabic = mvc.perform(get("/" + city + "/ar/plan/state-of-play/" + id + ".docx"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var document = new XWPFDocument(new ByteArrayInputStream(arabic))) {
            assertThat(document.getParagraphs().getFirst().getCTP().getPPr().isSetBidi())
                    .isTrue();
            assertThat(document.getTables().getFirst().getCTTbl().getTblPr().isSetBidiVisual())
                    .isTrue();
        }
    }

    @Test
    void nobodyCanChangeOrDeleteWhatIsFrozenOrPledged() {
        var world = adopted();
        itIs(LocalDate.of(2026, 2, 5));
        var id = in(() -> states.freeze(words("As it stands."), coordinator()));
        for (var attempt : List.of(
                "update strategy.state_of_play set content = '{}'",
                "delete from strategy.state_of_play",
                "delete from strategy.pledge",
                "delete from strategy.progress",
                "delete from strategy.held",
                "delete from strategy.news")) {
            assertThatThrownBy(() -> in(() -> jdbc.sql(attempt).update()))
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(in(() -> states.get(id)).isWhole()).isTrue();
        assertThat(new StateOfPlay(
                                id,
                                1,
                                world.strategy(),
                                NEW_YEAR,
                                Instant.EPOCH,
                                "{ }",
                                in(() -> states.get(id)).sha256())
                        .isWhole())
                .isFalse();
    }

    @Test
    void saysWhereNoConsequenceWasAgreedAndNeverForgetsAPledge() throws Exception {
        itIs(LocalDate.of(2026, 2, 5));
        var employer = in(() -> directory.addOrganisation(
                new OrganisationDraft(Map.of("en", "Kolín Works"), Organisation.Kind.EMPLOYER, Level.CITY, "", null),
                Visitors.COORDINATOR));
        var id = in(() -> pledges.byOrganisation(
                employer,
                words("Thirty flats for workers and their families"),
                "Memorandum of 1 February 2026",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 6, 30),
                null,
                coordinator()));
        mvc.perform(get("/" + city + "/en/plan/pledges/" + id))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("No consequence agreed")));
        itIs(LocalDate.of(2026, 7, 1));
        mvc.perform(get("/" + city + "/en/plan/pledges"))
                .andExpect(content().string(containsString("Date missed")))
                .andExpect(content().string(containsString("No consequence agreed")));
        assertThat(in(() -> pledges.dueBy(municipality.today()))).isEqualTo(new Frozen.Pledged(1, 0, 1));
        assertRefused(
                () -> in(() -> {
                    pledges.withdraw(id, words("no"), 0, coordinator());
                    return 0;
                }),
                "strategy.refused.short");
        in(() -> {
            pledges.withdraw(id, evidence("The company left the city in May."), 0, coordinator());
            return 0;
        });
        mvc.perform(get("/" + city + "/el/plan/pledges/" + id))
                .andExpect(content().string(containsString("Αποσύρθηκε")))
                .andExpect(content().string(containsString("The company left the city in May.")));
    }

    @Test
    void aPlanIsWrittenAdoptedReportedAndFrozenByHand() throws Exception {
        itIs(NEW_YEAR);
        form(coordinator, "/plan/draft/new", Map.of("title.en", "", "from", "31/02/2026", "to", "1/1/2028"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("31/02/2026 is not a day in the calendar.")))
                .andExpect(content().string(containsString("Please fill this in.")));
        sent(
                coordinator,
                "/plan/draft/new",
                Map.of(
                        "title.en",
                        "Integration plan",
                        "title.ar",
                        "خطة الاندماج",
                        "from",
                        "1/1/2026",
                        "to",
                        "31/12/2027"));
        sent(coordinator, "/plan/draft/goals/new", Map.of("title.en", "Policies with them", "domain", "PARTICIPATION"));
        var goal = in(() ->
                outlook.draft(NEW_YEAR).orElseThrow().goals().getFirst().goal().id());
        sent(
                coordinator,
                "/plan/draft/goals/" + goal + "/actions/new",
                Map.of(
                        "title.en",
                        "Panel",
                        "office",
                        deputy.toString(),
                        "starts",
                        "1/1/2026",
                        "due",
                        "31/12/2027",
                        "weight",
                        "1"));
        var action = in(() -> outlook.draft(NEW_YEAR)
                .orElseThrow()
                .actions()
                .findFirst()
                .orElseThrow()
                .action()
                .id());
        form(
                        coordinator,
                        "/plan/draft/actions/" + action + "/steps/new",
                        Map.of(
                                "title.en",
                                "The panel meets",
                                "kind",
                                "AGAIN",
                                "often",
                                "OWN_RULE",
                                "rule",
                                "every month",
                                "first",
                                "31/1/2026",
                                "weight",
                                "1"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("This is not a rule by which something recurs")))
                .andExpect(content().string(containsString("value=\"every month\"")));
        sent(
                coordinator,
                "/plan/draft/actions/" + action + "/steps/new",
                Map.of(
                        "title.en",
                        "The panel meets",
                        "kind",
                        "AGAIN",
                        "often",
                        "MONTHLY",
                        "first",
                        "31/1/2026",
                        "weight",
                        "1"));
        sent(
                coordinator,
                "/plan/draft/actions/" + action + "/steps/new",
                Map.of("title.en", "=Found <script>it</script>", "kind", "ONCE", "due", "31/3/2026", "weight", "2"));
        for (var path : List.of(
                "/plan/draft",
                "/plan/draft/edit",
                "/plan/draft/goals/" + goal,
                "/plan/draft/actions/" + action,
                "/plan/draft/adopt")) {
            mvc.perform(get("/" + city + "/ar" + path).with(SignedIn.as(coordinator)))
                    .andExpect(status().isOk());
            mvc.perform(get("/" + city + "/en" + path).with(SignedIn.as(deputyMayor)))
                    .andExpect(status().isForbidden());
        }
        form(
                        coordinator,
                        "/plan/draft/adopt",
                        Map.of(
                                "decidedBy",
                                "Municipal Council",
                                "reference",
                                "1/2026",
                                "decidedOn",
                                "1/1/2026",
                                "version",
                                "7"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("value=\"Municipal Council\"")));
        sent(
                coordinator,
                "/plan/draft/adopt",
                Map.of(
                        "decidedBy",
                        "Municipal Council",
                        "reference",
                        "1/2026",
                        "decidedOn",
                        "1/1/2026",
                        "version",
                        "0"));

        var plan = in(() -> outlook.inForce(NEW_YEAR).orElseThrow());
        var panel = plan.steps()
                .filter(it -> it.step().recurs())
                .findFirst()
                .orElseThrow()
                .id();
        var found = plan.steps()
                .filter(it -> !it.step().recurs())
                .findFirst()
                .orElseThrow()
                .id();
        mvc.perform(post("/" + city + "/en/plan/steps/" + found + "/news")
                        .with(SignedIn.as(coordinator))
                        .param("text.en", "I speak for no office at all."))
                .andExpect(status().isForbidden());
        form(deputyMayor, "/plan/steps/" + found + "/done", Map.of("on", "1/1/2026", "text.en", "done", "version", "0"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("at least 20 characters")));
        form(
                        deputyMayor,
                        "/plan/steps/" + found + "/done",
                        Map.of(
                                "on",
                                "1/1/2026",
                                "text.en",
                                "The council’s decision founding it.",
                                "link",
                                "javascript:alert(1)",
                                "version",
                                "0"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("begins with https://")));
        sent(deputyMayor, "/plan/steps/" + found + "/news", Map.of("text.en", "The statutes are being written."));
        sent(
                deputyMayor,
                "/plan/steps/" + found + "/done",
                Map.of(
                        "on",
                        "1/1/2026",
                        "text.en",
                        "The council’s decision founding it.",
                        "link",
                        "https://levadia.example/1",
                        "version",
                        "0"));
        sent(
                deputyMayor,
                "/plan/steps/" + panel + "/held",
                Map.of("on", "1/1/2026", "text.en", "First meeting, in the Community Centre."));
        sent(deputyMayor, "/plan/actions/" + action + "/news", Map.of("text.en", "A secretary has been found."));
        sent(
                deputyMayor,
                "/plan/steps/" + panel + "/promise",
                Map.of(
                        "text.en",
                        "An interpreter at each meeting",
                        "doneWhen.en",
                        "Each set of minutes names the interpreter",
                        "due",
                        "30/6/2026"));

        var freeze = mvc.perform(get("/" + city + "/en/plan/state-of-play/new").with(SignedIn.as(coordinator)))
                .andExpect(status().isOk())
                .andExpect(
                        content().string(containsString("On 1 January 2026, 1 of 2 steps of the plan had been done.")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(freeze).contains("Στις 1 Ιανουαρίου 2026");
        sent(coordinator, "/plan/state-of-play/new", Map.of("narrative.en", "As the numbers say."));

        var state = in(() -> states.latest().orElseThrow());
        for (var lang : List.of("en", "el", "ar")) {
            for (var path : List.of(
                    "/plan",
                    "/plan/versions",
                    "/plan/versions/1",
                    "/plan/actions/" + action,
                    "/plan/steps/" + panel,
                    "/plan/steps/" + found,
                    "/plan/state-of-play",
                    "/plan/state-of-play/" + state.id(),
                    "/plan/state-of-play/" + state.id() + ".docx",
                    "/plan/state-of-play.json",
                    "/plan/state-of-play.csv",
                    "/plan.json",
                    "/plan.csv",
                    "/plan/pledges",
                    "/plan/pledges.json",
                    "")) {
                mvc.perform(get("/" + city + "/" + lang + path)).andExpect(status().isOk());
            }
            for (var path : List.of("news", "held", "promise", "attach", "cancel")) {
                mvc.perform(get("/" + city + "/" + lang + "/plan/steps/" + panel + "/" + path)
                                .with(SignedIn.as(deputyMayor)))
                        .andExpect(status().isOk());
            }
            mvc.perform(get("/" + city + "/" + lang + "/desk").with(SignedIn.as(deputyMayor)))
                    .andExpect(status().isOk());
        }
        mvc.perform(get("/" + city + "/en/plan/steps/" + found))
                .andExpect(content().string(containsString("The statutes are being written.")))
                .andExpect(content().string(containsString("Maria Papadaki")))
                .andExpect(content().string(not(containsString("<script>it"))));
        mvc.perform(get("/" + city + "/en/plan/steps/" + panel))
                .andExpect(content().string(containsString("An interpreter at each meeting")));
        mvc.perform(get("/" + city + "/en/plan.csv")).andExpect(content().string(containsString("'=Found")));
        mvc.perform(get("/" + city + "/en/plan/steps/" + UUID.randomUUID())).andExpect(status().isNotFound());
        mvc.perform(get("/" + city + "/en/plan/steps/panel")).andExpect(status().isNotFound());
    }

    @Test
    void aPromiseThatTakesThePlaceOfAnotherTakesItOnTheStepToo() {
        itIs(NEW_YEAR);
        var town = new city.koinon.plan.accountability.World(house, LocalDate.of(2026, 3, 20));
        var step = town.here(() -> transaction.execute(status -> {
            var end = LocalDate.of(2027, 12, 31);
            var draft = plans.begin(words("Integration plan"), null, NEW_YEAR, end, town.coordinator);
            var goal = plans.addGoal(
                    draft, words("Policies together with migrants"), Domain.PARTICIPATION, town.coordinator);
            var action =
                    plans.addAction(draft, goal, words("Courses"), town.welfare, NEW_YEAR, end, 1, town.coordinator);
            var it = plans.addStep(draft, action, words("Two evening groups"), end, 1, town.coordinator);
            plans.adopt(draft, "Municipal Council", "1/2026", municipality.today(), 0, town.coordinator);
            return it;
        }));
        var recommendation = town.sent(town.welfare);
        town.here(() -> answers.answer(
                town.ask(recommendation, 1),
                AnswerDraft.accept(
                        words("From October the Lyceum is open on Tuesday"), town.promise(LocalDate.of(2026, 10, 15))),
                0,
                town.holder));
        var older = town.onlyPromise(recommendation);
        town.run(() -> stepPromises.attach(step, older, town.holder));
        var newer = town.here(() -> commitments.revise(
                older,
                town.promise(LocalDate.of(2026, 12, 15)),
                words("The school was flooded in September"),
                0,
                town.holder));

        town.run(() -> {
            var revised = ledger.of(new Subject("commitment", older)).stream()
                    .filter(it -> it.type().equals("COMMITMENT_REVISED"))
                    .findFirst()
                    .orElseThrow();
            stepPromises.hear(revised);
            assertThat(stepPromises.of(List.of(step))).extracting(it -> it.id()).contains(newer);
            assertThat(stepPromises.counts()).containsEntry(step, 1);
        });
    }

    @Test
    void anActionEndsNotBeforeItsOwnSteps() {
        itIs(NEW_YEAR);
        var end = LocalDate.of(2027, 12, 31);
        var draft = in(() -> plans.begin(words("Integration plan"), null, NEW_YEAR, end, coordinator()));
        var goal = in(() ->
                plans.addGoal(draft, words("Policies together with migrants"), Domain.PARTICIPATION, coordinator()));
        var action = in(() -> plans.addAction(draft, goal, words("Panel"), deputy, NEW_YEAR, end, 1, coordinator()));
        in(() -> plans.addStep(draft, action, words("Found it"), LocalDate.of(2026, 9, 30), 1, coordinator()));
        assertRefused(
                () -> in(() -> {
                    plans.changeAction(
                            draft,
                            action,
                            words("Panel"),
                            deputy,
                            NEW_YEAR,
                            LocalDate.of(2026, 6, 30),
                            1,
                            0,
                            coordinator());
                    return 0;
                }),
                "strategy.refused.step-outside");
        in(() -> {
            plans.changeAction(
                    draft, action, words("Panel"), deputy, NEW_YEAR, LocalDate.of(2026, 9, 30), 1, 0, coordinator());
            return 0;
        });
    }

    private Visitor coordinator() {
        return new Visitor(coordinator, "Eirini", Set.of(new Grant(Role.COORDINATOR, null)), true);
    }

    private Visitor holder() {
        return new Visitor(deputyMayor, "Maria Papadaki", Set.of(new Grant(Role.OFFICE_HOLDER, deputy)), true);
    }

    private World adopted() {
        itIs(NEW_YEAR);
        var end = LocalDate.of(2027, 12, 31);
        var draft = in(() -> plans.begin(
                words("Integration plan"),
                words("What the city does together with those who came."),
                NEW_YEAR,
                end,
                coordinator()));
        var goal = in(() ->
                plans.addGoal(draft, words("Policies together with migrants"), Domain.PARTICIPATION, coordinator()));
        var action =
                in(() -> plans.addAction(draft, goal, words("Migrant panel"), deputy, NEW_YEAR, end, 1, coordinator()));
        var once = in(() ->
                plans.addStep(draft, action, words("Found the panel"), LocalDate.of(2026, 12, 31), 1, coordinator()));
        var panel = in(() -> plans.addRecurringStep(
                draft,
                action,
                words("The panel meets"),
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                LocalDate.of(2026, 1, 31),
                null,
                1,
                coordinator()));
        adopt(draft);
        return new World(draft, action, once, panel);
    }

    private void adopt(UUID draft) {
        in(() -> {
            plans.adopt(draft, "Municipal Council", "1/2026", municipality.today(), 0, coordinator());
            return 0;
        });
    }

    private int done(UUID step, LocalDate on) {
        return done(step, on, 0);
    }

    private int done(UUID step, LocalDate on, int version) {
        steps.done(
                step,
                on,
                evidence("Decision 12/2026 of the council, on the city’s site."),
                "https://levadia.example/12",
                version,
                holder());
        return 0;
    }

    private PlanOn.ActionOn action(World world) {
        return in(() -> outlook.inForce(municipality.today())
                .orElseThrow()
                .action(world.action())
                .orElseThrow());
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }

    private void itIs(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(12, 0)).atZone(ATHENS).toInstant());
    }

    private static Written words(String english) {
        return Written.of("en", english);
    }

    private static Written evidence(String english) {
        return Written.of("en", english);
    }

    private static List<String> numbers(String text) {
        return Pattern.compile("-?\\d+(\\.\\d+)?%|-0\\.\\d\\d")
                .matcher(text.replaceAll("<svg.*?</svg>", ""))
                .results()
                .map(it -> it.group())
                .distinct()
                .toList();
    }

    private void sent(UUID by, String path, Map<String, String> fields) throws Exception {
        form(by, path, fields).andExpect(status().is3xxRedirection());
    }

    private ResultActions form(UUID by, String path, Map<String, String> fields) throws Exception {
        var request = post("/" + city + "/en" + path).with(SignedIn.as(by));
        new HashMap<>(fields).forEach(request::param);
        request.param("once", UUID.randomUUID().toString());
        return mvc.perform(request);
    }

    private static void assertRefused(Runnable work, String key) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(it -> it.key())
                                .contains(key));
    }
}
