package city.koinon.plan.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.listen.participation.Board;
import city.koinon.listen.participation.Decisions;
import city.koinon.listen.participation.Meetings;
import city.koinon.listen.participation.Rulebook;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.DutyWords;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Term;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refusal;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.notices.Notices;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
class AccountabilityTest {

    static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);
    static final LocalDate APRIL_8 = LocalDate.of(2026, 4, 8);
    static final LocalDate APRIL_22 = LocalDate.of(2026, 4, 22);
    static final LocalDate OCTOBER_15 = LocalDate.of(2026, 10, 15);

    @Autowired
    ApplicationContext house;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Motions motions;

    @Autowired
    Resolutions resolutions;

    @Autowired
    Answers answers;

    @Autowired
    Commitments commitments;

    @Autowired
    Archive archive;

    @Autowired
    PromiseArchive promised;

    @Autowired
    Signing signing;

    @Autowired
    EnteredForOthers about;

    @Autowired
    Duties duties;

    @Autowired
    DutyWords dutyWords;

    @Autowired
    Ledger ledger;

    @Autowired
    Notices notices;

    @Autowired
    Directory directory;

    @Autowired
    Meetings meetings;

    @Autowired
    Decisions decisions;

    @Autowired
    Conduct conduct;

    @Autowired
    Reading reading;

    @Autowired
    ThreadReading threads;

    @Autowired
    city.koinon.platform.ui.PageOfTheRequest pages;

    @Autowired
    SilenceOfTheBody silence;

    World town;

    @BeforeEach
    void aTown() {
        town = new World(house, MARCH_20);
    }

    @AfterEach
    void realTime() {
        town.clock.offset(Duration.ZERO);
    }

    // --- S7

    @Test
    void opensOneAcknowledgementAndAnAnswerForEachAskWithTheComputationOfItsDate() {
        var id = town.sent(town.welfare, town.welfare, town.works);

        town.run(() -> {
            var it = archive.recommendation(id);
            assertThat(it.number()).isEqualTo("CB-2026-01");
            assertThat(it.state()).isEqualTo(RecommendationState.SENT);
            var owed = archive.asksOf(id).stream()
                    .map(ask -> open(ask, DutyKind.ANSWER))
                    .toList();
            assertThat(owed).hasSize(3).allSatisfy(duty -> {
                assertThat(duty.dueOn()).isEqualTo(APRIL_22);
                assertThat(duty.computation().legs().getFirst().skipped())
                        .extracting(skipped -> skipped.on())
                        .containsExactly(
                                LocalDate.of(2026, 3, 25), LocalDate.of(2026, 4, 10), LocalDate.of(2026, 4, 13));
            });
            assertThat(duties.of(Subjects.of(it)))
                    .filteredOn(duty -> !duty.closed())
                    .singleElement()
                    .satisfies(duty -> {
                        assertThat(duty.kind()).isEqualTo(DutyKind.ACKNOWLEDGE);
                        assertThat(duty.dueOn()).isEqualTo(LocalDate.of(2026, 3, 30));
                    });
        });
    }

    @Test
    void refusesADraftWithoutAsksWithThirteenAndToAnOfficeNobodyHolds() {
        var nobody = town.here(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Empty chair"), Level.CITY, town.mayor, "", false), Visitors.COORDINATOR));

        town.run(() -> {
            assertThat(refusals(() -> recommendations.draft(town.asking(), town.secretary)))
                    .containsExactly("accountability.refused.no-ask");
            var thirteen = new UUID[13];
            java.util.Arrays.fill(thirteen, town.welfare);
            assertThat(refusals(() -> recommendations.draft(town.asking(thirteen), town.secretary)))
                    .containsExactly("accountability.refused.too-many-asks");
            assertThat(refusals(() -> recommendations.draft(town.asking(town.welfare, nobody), town.secretary)))
                    .containsExactly("accountability.refused.nobody-holds-it");
            assertThat(refusals(() -> recommendations.draft(town.asking(UUID.randomUUID()), town.secretary)))
                    .containsExactly("accountability.refused.nobody-holds-it");
        });
    }

    @Test
    void isNotSentWithoutACarriedDecisionNorToAnOfficeThatHasFallenVacant() {
        var id = town.here(() -> recommendations.draft(town.asking(town.works), town.secretary));

        town.run(() -> {
            assertThatThrownBy(() -> recommendations.send(id, town.version(id), town.secretary))
                    .isInstanceOf(Conflicted.class);
            motions.propose(id, town.secretary);
            town.failed(Subjects.recommendation(id));
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.DRAFT);
            assertThatThrownBy(() -> recommendations.send(id, town.version(id), town.secretary))
                    .isInstanceOf(Conflicted.class);
            motions.propose(id, town.secretary);
            town.carried(Subjects.recommendation(id));
            var term = directory.termOn(town.works, MARCH_20).orElseThrow();
            directory.endTerm(term.id(), MARCH_20.minusDays(1), term.version(), Visitors.COORDINATOR);
            assertThatThrownBy(() -> recommendations.send(id, town.version(id), town.secretary))
                    .isInstanceOfSatisfying(Conflicted.class, conflicted -> {
                        var why = conflicted.refusals().getFirst();
                        assertThat(why.key()).isEqualTo("accountability.refused.ask-to-nobody");
                        assertThat(pages.outside("en").say(why.key(), why.args()))
                                .contains("“Technical Services”");
                        assertThat(pages.outside("el").say(why.key(), why.args()))
                                .contains("«Τεχνική Υπηρεσία»");
                    });
            assertThat(threads.of(archive.recommendation(id), pages.outside("en"))
                            .heldUp())
                    .as("whoever waits reads why it is not sent")
                    .contains("Technical Services");
        });
    }

    @Test
    void staysOwedByAnOfficeThatFallsVacantAndWhoeverComesNextAnswersForIt() {
        var id = town.sent(town.welfare);
        var ask = town.here(() -> archive.asksOf(id).getFirst());
        var owed = town.here(() -> open(Subjects.of(ask), DutyKind.ANSWER));
        var last = town.here(() -> directory.termOn(town.welfare, MARCH_20).orElseThrow());
        town.run(() -> directory.endTerm(last.id(), MARCH_20, last.version(), Visitors.COORDINATOR));

        town.on(APRIL_8);
        town.run(() -> {
            var vacant = open(Subjects.of(ask), DutyKind.ANSWER);
            assertThat(vacant.by()).isEqualTo(Party.office(town.welfare));
            assertThat(vacant.dueOn()).isEqualTo(owed.dueOn());
            assertThatThrownBy(() -> answers.answer(ask.id(), no(), ask.version(), town.clerk))
                    .isInstanceOfSatisfying(
                            Conflicted.class,
                            conflicted -> assertThat(
                                            conflicted.refusals().getFirst().key())
                                    .isEqualTo("accountability.refused.vacant"));

            directory.beginTerm(town.welfare, "Eleni Successor", null, APRIL_8, null, Visitors.COORDINATOR);
            answers.answer(ask.id(), no(), ask.version(), town.clerk);
            assertThat(archive.standing(ask.id()).orElseThrow().signed()).isEqualTo("Eleni Successor");
            assertThat(duties.get(owed.id()).closed()).isTrue();
        });
    }

    @Test
    void isLateWithSendingWhatItHasAdoptedUntilItIsSent() {
        var id = adopted(town.welfare);
        var about = Subjects.recommendation(id);
        var owed = town.here(() -> open(about, DutyKind.SEND));
        assertThat(owed.by()).isEqualTo(Party.body(town.board));
        assertThat(owed.dueOn())
                .as("five working days, of which 25 March is none")
                .isEqualTo(LocalDate.of(2026, 3, 30));

        town.on(LocalDate.of(2026, 4, 1));
        town.run(() -> {
            climb();
            var page = pages.outside("en");
            assertThat(duties.overdue()).extracting(Duty::id).containsExactly(owed.id());
            assertThat(dutyWords.topic(owed, page).buttonLabel()).isEqualTo("Send to the offices");
            assertThat(dutyWords.state(owed, page)).isEqualTo("Not sent since 30 March 2026, 2 working days late");
            assertThat(reading.rows(List.of(archive.recommendation(id)), page)
                            .getFirst()
                            .says())
                    .isEqualTo("Not sent, 2 working days late");
            var thread = threads.of(archive.recommendation(id), page);
            assertThat(thread.tone()).isEqualTo(city.koinon.platform.ui.Tone.LATE);
            assertThat(thread.moments().getLast().title()).isEqualTo("Not sent to the offices");
            assertThat(ledger.of(about))
                    .extracting(Act::type)
                    .as("silence of the body climbs in public")
                    .endsWith("ESCALATION");

            recommendations.send(id, town.version(id), town.secretary);
            assertThat(duties.openFor(about, DutyKind.SEND)).isEmpty();
            assertThat(duties.get(owed.id()).onTime()).isFalse();
            assertThat(duties.overdue()).isEmpty();
        });
    }

    @Test
    void owesNoSendingOfWhatItHasTakenBack() {
        var id = adopted(town.welfare);
        town.run(() -> {
            motions.withdraw(id, World.words("The school has opened in the evening by itself"), town.secretary);
            town.carried(Subjects.recommendation(id));
            assertThat(duties.of(Subjects.recommendation(id)))
                    .singleElement()
                    .satisfies(duty -> assertThat(duty.waiver()).isNotNull());
        });
    }

    private UUID adopted(UUID... offices) {
        return town.here(() -> {
            var id = recommendations.draft(town.asking(offices), town.secretary);
            motions.propose(id, town.secretary);
            town.carried(Subjects.recommendation(id));
            return id;
        });
    }

    @Test
    void givesNumbersWithoutAGapAndStartsAnewEachYear() {
        town.sent(town.welfare);
        town.run(() -> recommendations.draft(town.asking(town.welfare), town.secretary));
        var second = town.sent(town.welfare);
        town.on(LocalDate.of(2027, 1, 8));
        var third = town.sent(town.welfare);

        town.run(() -> {
            assertThat(archive.recommendation(second).number()).isEqualTo("CB-2026-02");
            assertThat(archive.recommendation(third).number()).isEqualTo("CB-2027-01");
        });
    }

    @Test
    void namesABodyByItsInitials() {
        assertThat(Recommendations.codes("migrant-panel")).containsExactly("MP", "MIGRANT-PANEL");
        assertThat(Recommendations.codes("panel")).containsExactly("PANEL");
    }

    @Test
    void numbersTheRecommendationsOfABodyWhoseOnlyCodeAnotherHas() {
        town.run(() -> {
            var panel = UUID.randomUUID();
            var short1 = UUID.randomUUID();
            assertThat(archive.nextNumber(panel, Recommendations.codes("migrant-panel"), 2026))
                    .isEqualTo("MP-2026-01");
            assertThat(archive.nextNumber(short1, Recommendations.codes("mp"), 2026))
                    .isEqualTo("MP2-2026-01");
            assertThat(archive.nextNumber(short1, Recommendations.codes("mp"), 2026))
                    .isEqualTo("MP2-2026-02");
            assertThat(archive.nextNumber(panel, Recommendations.codes("migrant-panel"), 2026))
                    .isEqualTo("MP-2026-02");
        });
    }

    @Test
    void keepsADraftAmongThoseItConcernsUntilItStandsOnAnAgenda() {
        town.run(() -> {
            var id = recommendations.draft(town.asking(town.welfare), town.secretary);
            assertThat(Recommendations.maySee(archive.recommendation(id), town.reader))
                    .isFalse();
            motions.propose(id, town.secretary);
            assertThat(Recommendations.maySee(archive.recommendation(id), town.reader))
                    .isTrue();
        });
    }

    // --- R8

    @Test
    void letsNoCoordinatorSendAnswerOrJudge() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            assertThatThrownBy(() -> recommendations.draft(town.asking(town.welfare), town.coordinator))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> answers.answer(ask.id(), no(), ask.version(), town.coordinator))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> answers.answer(ask.id(), no(), ask.version(), town.secretary))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> answers.answer(ask.id(), no(), ask.version(), town.builder))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> motions.withdraw(id, World.words("We think again about it"), town.coordinator))
                    .isInstanceOf(NotAllowed.class);
        });
    }

    // --- S8

    @Test
    void refusesWhatMakesNoAnswer() {
        var id = town.sent(town.welfare);
        town.on(APRIL_8);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            var reasons = World.words("From October the Lyceum is open on Tuesday and Thursday");
            assertThat(refusals(() -> answers.answer(ask.id(), AnswerDraft.accept(reasons), ask.version(), town.clerk)))
                    .containsExactly("accountability.refused.no-promise");
            assertThat(refusals(() -> answers.answer(
                            ask.id(),
                            AnswerDraft.accept(reasons, town.promise(APRIL_8.minusDays(1))),
                            ask.version(),
                            town.clerk)))
                    .containsExactly("accountability.refused.past");
            assertThat(refusals(() -> answers.answer(
                            ask.id(),
                            AnswerDraft.decline(World.words("No."), Basis.LAW, null),
                            ask.version(),
                            town.clerk)))
                    .containsExactly("accountability.refused.reasons", "accountability.refused.which-basis");
            assertThat(refusals(() -> answers.answer(
                            ask.id(),
                            new AnswerDraft(Position.NOT_OURS, reasons, null, null, null, null, List.of(), null),
                            ask.version(),
                            town.clerk)))
                    .containsExactly("accountability.refused.whose");
            assertThat(archive.answersOf(ask.id())).isEmpty();
            assertThat(archive.ask(ask.id())).isEqualTo(ask);
        });
    }

    @Test
    void publishesAcceptDeclineAndHandOverEachWithWhatFollows() {
        var id = town.sent(town.welfare, town.welfare, town.welfare);
        town.run(() -> notices.follow(Subjects.recommendation(id), town.reader.accountId()));
        town.on(APRIL_8);
        town.run(() -> {
            var asks = archive.asksOf(id);
            answers.answer(asks.get(0).id(), yes(), asks.get(0).version(), town.clerk);
            answers.answer(asks.get(1).id(), no(), asks.get(1).version(), town.holder);
            answers.answer(
                    asks.get(2).id(),
                    AnswerDraft.notOurs(World.words("Buses between towns are run by the region"), town.region),
                    asks.get(2).version(),
                    town.clerk);

            var promise = promised.commitmentsOf(id).getFirst();
            assertThat(open(Subjects.of(promise), DutyKind.DELIVER).dueOn()).isEqualTo(OCTOBER_15);
            var handed = archive.ask(asks.get(2).id());
            assertThat(handed.state()).isEqualTo(AskState.HANDED_OVER);
            assertThat(open(handed, DutyKind.ANSWER).by().id()).isEqualTo(town.region);
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.SENT);
            var first = archive.answersOf(asks.get(0).id()).getFirst();
            assertThat(first.signed()).isEqualTo("Maria Georgiou");
            assertThat(signing.name(java.util.Objects.requireNonNull(first.enteredBy())))
                    .isEqualTo("Anna Clerk");
            assertThat(archive.answersOf(asks.get(1).id()).getFirst().enteredBy())
                    .isNull();
            assertThat(notices.of(town.reader.accountId()))
                    .as("one letter for each answer, whatever came of it")
                    .hasSize(3);
        });
    }

    @Test
    void takesTheLetterOfAnOfficeOutsideFromTheSecretaryAndSaysSo() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            var letter = AnswerDraft.decline(
                            World.words("The region has no money for this line this year"),
                            Basis.BUDGET,
                            World.words("Line 64"))
                    .fromLetter("Ioannis Regional", MARCH_20);
            assertThatThrownBy(() -> answers.answer(ask.id(), letter, ask.version(), town.secretary))
                    .isInstanceOf(NotAllowed.class);
            answers.answer(
                    ask.id(),
                    AnswerDraft.notOurs(World.words("Buses are run by the region"), town.region),
                    ask.version(),
                    town.clerk);
            answers.answer(ask.id(), letter, ask.version() + 1, town.secretary);

            var answer = archive.answersOf(ask.id()).getLast();
            assertThat(answer.signed()).isEqualTo("Ioannis Regional");
            assertThat(signing.name(java.util.Objects.requireNonNull(answer.enteredBy())))
                    .isEqualTo("Sofia Secretary");
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.IN_FOLLOW_UP);
        });
    }

    @Test
    void answersOnceWhenTwoClerksAnswerAtOnce() throws Exception {
        var id = town.sent(town.welfare);
        var ask = town.here(() -> archive.asksOf(id).getFirst());
        Callable<Boolean> attempt = () -> town.here(() -> {
            try {
                answers.answer(ask.id(), no(), ask.version(), town.clerk);
                return true;
            } catch (Stale somebodyElseWasFirst) {
                return false;
            }
        });
        try (var clerks = Executors.newFixedThreadPool(4)) {
            var done = clerks.invokeAll(List.of(attempt, attempt, attempt, attempt));
            var successes = 0;
            for (var one : done) {
                successes += one.get() ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        }
        town.run(() -> assertThat(archive.answersOf(ask.id())).hasSize(1));
    }

    @Test
    void supersedesAnAnswerAndKeepsBothButNotByTakingBackAPromise() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            var first = answers.answer(ask.id(), no(), ask.version(), town.holder);
            var second = answers.answer(ask.id(), yes(), ask.version() + 1, town.holder);
            assertThat(archive.answersOf(ask.id())).extracting(Answer::id).containsExactly(first, second);
            assertThat(archive.standing(ask.id()).orElseThrow().supersedes()).isEqualTo(first);
            assertThat(refusals(() -> answers.answer(ask.id(), no(), ask.version() + 2, town.holder)))
                    .containsExactly("accountability.refused.promises-stand");
        });
    }

    @Test
    void keepsNobodyToAPromiseThatWasReplacedAndThenReleased() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), yes(), ask.version(), town.holder);
            var first = promised.commitmentsOf(id).getFirst();
            var newer = commitments.revise(
                    first.id(),
                    town.promise(OCTOBER_15.plusMonths(1)),
                    World.words("The school was flooded in September"),
                    first.version(),
                    town.holder);
            assertThat(refusals(() ->
                            answers.answer(ask.id(), no(), archive.ask(ask.id()).version(), town.holder)))
                    .containsExactly("accountability.refused.promises-stand");

            motions.waive(newer, World.words("The body has found another room"), town.secretary);
            town.carried(Subjects.commitment(newer));
            var reasons = World.words("From October the Lyceum is open on Tuesday and Thursday");
            assertThat(refusals(() -> answers.answer(
                            ask.id(),
                            AnswerDraft.accept(reasons),
                            archive.ask(ask.id()).version(),
                            town.holder)))
                    .containsExactly("accountability.refused.no-promise");
            answers.answer(ask.id(), no(), archive.ask(ask.id()).version(), town.holder);
            assertThat(archive.standing(ask.id()).orElseThrow().position()).isEqualTo(Position.DECLINE);
        });
    }

    @Test
    void aQuestionThatWasOvertakenStandsInTheWayOfNoOther() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), yes(), ask.version(), town.holder);
            var promise = promised.commitmentsOf(id).getFirst();
            var about = Subjects.commitment(promise.id());
            motions.waive(promise.id(), World.words("The body has found another room"), town.secretary);
            assertThat(motions.open(about)).contains(MotionKind.WAIVE);

            commitments.report(promise.id(), done(promise.madeOn()), promise.version(), town.holder);
            assertThat(motions.open(about)).isEmpty();
            motions.judgePromise(promise.id(), true, null, town.secretary);
            assertThat(motions.open(about)).contains(MotionKind.CONFIRM);
            town.carried(about);
            assertThat(promised.commitment(promise.id()).state()).isEqualTo(CommitmentState.CONFIRMED);
        });
    }

    // --- R8, while hands are up

    @Test
    void keepsTheWordsOnWhichABodyIsVotingAndLetsNobodyRewordItsQuestion() {
        var real = new Board(house, "2026-03-02");
        var office = real.in(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Social Affairs"), Level.CITY, null, "", false), Visitors.COORDINATOR));
        real.run(() -> directory.beginTerm(
                office,
                "Holder Number1",
                real.holders.getFirst(),
                Board.day("2026-01-01"),
                null,
                Visitors.COORDINATOR));
        var draft = new RecommendationDraft(
                real.body,
                World.words("Evening courses"),
                World.words("Eleven people said it at the market"),
                List.of(new RecommendationDraft.AskDraft(office, World.words("Open the Lyceum on two evenings"))));
        var other = new RecommendationDraft(
                real.body,
                World.words("Evening courses"),
                World.words("Eleven people said it at the market"),
                List.of(new RecommendationDraft.AskDraft(office, World.words("Close the Lyceum"))));
        var coordinator = new Visitor(UUID.randomUUID(), "Dimitra", Set.of(new Grant(Role.COORDINATOR, null)), true);
        var id = real.in(() -> recommendations.draft(draft, real.secretary));
        var about = Subjects.recommendation(id);
        real.run(
                () -> recommendations.edit(id, draft, archive.recommendation(id).version(), coordinator));
        var meeting = real.convened("2026-03-19");
        real.run(() -> motions.propose(id, real.secretary));
        real.outside(() -> assertThatThrownBy(() -> recommendations.edit(
                        id, other, archive.recommendation(id).version(), coordinator))
                .isInstanceOf(NotAllowed.class));
        real.at(Board.day("2026-03-19").atTime(18, 0).atZone(Board.ATHENS).toInstant());
        real.run(() -> meetings.open(meeting, real.secretary));
        real.present(meeting, 7);
        real.run(
                () -> recommendations.edit(id, draft, archive.recommendation(id).version(), real.secretary));
        var vote = real.in(() -> decisions.open(
                real.item(meeting, about),
                World.words("Shall we have coffee?"),
                Rulebook.Ballot.SHOW_OF_HANDS,
                real.secretary));
        var put = real.in(() -> World.topic(house, about).question(id).orElseThrow());

        real.outside(() -> assertThat(refusals(() -> recommendations.edit(
                        id, other, archive.recommendation(id).version(), real.secretary)))
                .containsExactly("accountability.refused.vote-open"));
        real.run(() -> {
            var decision = decisions.tally(vote, 6, 1, 0, real.secretary);
            assertThat(decision.question()).isEqualTo(put);
            assertThat(decisions.openAbout(about)).isFalse();
        });
    }

    // --- R7

    @Test
    void letsNobodyAnswerWhatTheyVotedOnOrMinuted() {
        var real = new Board(house, "2026-03-02");
        var office = real.in(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Social Affairs"), Level.CITY, null, "", false), Visitors.COORDINATOR));
        real.run(() -> directory.beginTerm(
                office,
                "Holder Number1",
                real.holders.getFirst(),
                Board.day("2026-01-01"),
                null,
                Visitors.COORDINATOR));
        var id = real.in(() -> recommendations.draft(
                new RecommendationDraft(
                        real.body,
                        World.words("Evening courses"),
                        World.words("Eleven people said it at the market"),
                        List.of(new RecommendationDraft.AskDraft(
                                office, World.words("Open the Lyceum on two evenings")))),
                real.secretary));
        var meeting = real.convened("2026-03-19");
        real.run(() -> motions.propose(id, real.secretary));
        real.at(Board.day("2026-03-19").atTime(18, 0).atZone(Board.ATHENS).toInstant());
        real.run(() -> meetings.open(meeting, real.secretary));
        real.present(meeting, 7);
        var vote = real.in(() -> decisions.open(
                real.item(meeting, Subjects.recommendation(id)), null, Rulebook.Ballot.SHOW_OF_HANDS, real.secretary));
        real.run(() -> decisions.tally(vote, 6, 1, 0, real.secretary));

        real.run(() -> recommendations.send(id, archive.recommendation(id).version(), real.secretary));
        var ask = real.in(() -> archive.asksOf(id).getFirst());
        var holder = new Visitor(
                real.holders.getFirst(), "Holder Number1", Set.of(new Grant(Role.OFFICE_HOLDER, office)), true);
        var clerk = new Visitor(real.secretaryAccount, "Sofia", Set.of(new Grant(Role.CLERK, office)), true);
        for (var tookPart : List.of(holder, clerk)) {
            real.outside(() -> assertThat(refusals(() -> answers.answer(ask.id(), no(), ask.version(), tookPart)))
                    .containsExactly("accountability.refused.took-part"));
        }
    }

    // --- verdicts

    @Test
    void owesANewAnswerInHalfTheTermWhenTheBodyIsNotSatisfiedOnce() {
        var id = town.sent(town.welfare);
        town.on(APRIL_8);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), no(), ask.version(), town.holder);
            motions.judgeAnswer(ask.id(), false, World.words("The law quoted was repealed"), town.secretary);
            town.carried(Subjects.of(ask));

            assertThat(archive.ask(ask.id()).state()).isEqualTo(AskState.REOPENED);
            assertThat(open(ask, DutyKind.ANSWER).term().days()).isEqualTo(10);
            answers.answer(ask.id(), no(), archive.ask(ask.id()).version(), town.holder);
            motions.judgeAnswer(
                    ask.id(), false, World.words("It still quotes the law that was repealed"), town.secretary);
            town.carried(Subjects.of(ask));
            assertThat(archive.ask(ask.id()).state()).isEqualTo(AskState.ANSWERED);
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.CLOSED);
        });
    }

    @Test
    void asksNobodyAboutAnAnswerThatWasReplaced() {
        var id = town.sent(town.welfare);
        town.on(APRIL_8);
        town.run(() -> {
            var about = Subjects.of(archive.asksOf(id).getFirst());
            answers.answer(about.id(), no(), archive.ask(about.id()).version(), town.holder);
            motions.judgeAnswer(about.id(), false, World.words("The law quoted was repealed"), town.secretary);
            var second =
                    answers.answer(about.id(), no(), archive.ask(about.id()).version(), town.holder);

            assertThat(motions.open(about)).isEmpty();
            assertThat(World.topic(house, about).question(about.id())).isEmpty();
            town.carried(about);
            assertThat(archive.ask(about.id()).state()).isEqualTo(AskState.ANSWERED);
            assertThat(promised.verdictOn(archive.standing(about.id()).orElseThrow()))
                    .isEmpty();

            motions.judgeAnswer(about.id(), true, null, town.secretary);
            town.carried(about);
            assertThat(promised.verdictOn(archive.standing(about.id()).orElseThrow()))
                    .get()
                    .satisfies(verdict -> {
                        assertThat(verdict.answer()).isEqualTo(second);
                        assertThat(verdict.value()).isEqualTo(VerdictValue.SATISFIED);
                    });
        });
    }

    @Test
    void goesFromReportedToDisputedToConfirmedAndCloses() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), yes(), ask.version(), town.holder);
            motions.judgeAnswer(ask.id(), true, null, town.secretary);
            town.carried(Subjects.of(ask));
        });
        town.on(OCTOBER_15);
        town.run(() -> {
            var promise = promised.commitmentsOf(id).getFirst();
            var about = Subjects.of(promise);
            assertThat(refusals(() -> commitments.report(
                            promise.id(),
                            new ReportDraft(Claim.DONE, World.words("Both groups run"), List.of()),
                            promise.version(),
                            town.clerk)))
                    .containsExactly("accountability.refused.no-evidence");
            commitments.report(promise.id(), done(OCTOBER_15), promise.version(), town.clerk);
            assertThat(open(about, DutyKind.GIVE_VERDICT).by().id()).isEqualTo(town.board);
            motions.judgePromise(
                    promise.id(), false, World.words("One of the two groups has four people"), town.secretary);
            town.carried(about);
            assertThat(promised.commitment(promise.id()).state()).isEqualTo(CommitmentState.DISPUTED);
            assertThat(open(about, DutyKind.REPORT).by().id()).isEqualTo(town.welfare);
            commitments.report(
                    promise.id(),
                    done(OCTOBER_15),
                    promised.commitment(promise.id()).version(),
                    town.holder);
            motions.judgePromise(promise.id(), true, null, town.secretary);
            town.carried(about);

            assertThat(promised.commitment(promise.id()).state()).isEqualTo(CommitmentState.CONFIRMED);
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.CLOSED);
            assertThat(conduct.judged())
                    .containsExactly(
                            new Conduct.Judged(town.welfare, VerdictValue.SATISFIED),
                            new Conduct.Judged(town.welfare, VerdictValue.DISPUTED),
                            new Conduct.Judged(town.welfare, VerdictValue.CONFIRMED));
        });
    }

    @Test
    void recordsTheSilenceOfTheBodyAndNeverTakesItForConsent() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), yes(), ask.version(), town.holder);
            var promise = promised.commitmentsOf(id).getFirst();
            commitments.report(promise.id(), done(MARCH_20), promise.version(), town.holder);
        });
        town.on(LocalDate.of(2026, 6, 30));
        town.run(() -> {
            silence.run();
            silence.run();
            var promise = promised.commitmentsOf(id).getFirst();
            assertThat(promise.state()).isEqualTo(CommitmentState.UNJUDGED);
            assertThat(promised.verdictsOn(promise)).hasSize(1);
            assertThat(open(Subjects.of(promise), DutyKind.GIVE_VERDICT).overdueOn(LocalDate.of(2026, 6, 30)))
                    .isTrue();
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.IN_FOLLOW_UP);
            motions.judgePromise(promise.id(), true, null, town.secretary);
            town.carried(Subjects.of(promise));
            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.CLOSED);
        });
    }

    @Test
    void writesDownTheOtherSilencesWhenOneCannotBe() {
        var nothing = Subjects.commitment(UUID.randomUUID());
        town.run(() -> duties.owe(new Owed(
                DutyKind.GIVE_VERDICT,
                Party.body(town.board),
                null,
                nothing,
                List.of(),
                MARCH_20.minusDays(1),
                Term.working(10),
                Map.of("en", "Rules"),
                Ladder.NONE)));
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), no(), ask.version(), town.holder);
        });
        town.on(LocalDate.of(2026, 6, 30));
        town.run(() -> {
            silence.run();
            var answer = archive.standing(archive.asksOf(id).getFirst().id()).orElseThrow();
            assertThat(promised.verdictOn(answer).orElseThrow().value()).isEqualTo(VerdictValue.UNJUDGED);
            assertThat(duties.openFor(nothing, DutyKind.GIVE_VERDICT)).isPresent();
        });
    }

    @Test
    void showsBothTextsOfARevisedPromiseAndMovesTheDuty() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), yes(), ask.version(), town.holder);
        });
        town.on(OCTOBER_15.plusDays(1));
        town.run(() -> {
            var old = promised.commitmentsOf(id).getFirst();
            assertThat(old.brokenOn(OCTOBER_15.plusDays(1))).isTrue();
            var later = OCTOBER_15.plusMonths(3);
            var newer = commitments.revise(
                    old.id(),
                    town.promise(later),
                    World.words("The school was flooded in September"),
                    old.version(),
                    town.holder);
            assertThat(promised.commitment(old.id()).state()).isEqualTo(CommitmentState.SUPERSEDED);
            assertThat(promised.commitment(newer).supersedes()).isEqualTo(old.id());
            assertThat(duties.openFor(Subjects.of(old), DutyKind.DELIVER)).isEmpty();
            assertThat(open(Subjects.commitment(newer), DutyKind.DELIVER).dueOn())
                    .isEqualTo(later);
        });
    }

    @Test
    void waivesEverythingOwedWhenTheBodyWithdraws() {
        var id = town.sent(town.welfare, town.works);
        town.run(() -> {
            motions.withdraw(id, World.words("The school has opened in the evening by itself"), town.secretary);
            town.carried(Subjects.recommendation(id));

            assertThat(archive.recommendation(id).state()).isEqualTo(RecommendationState.WITHDRAWN);
            assertThat(archive.asksOf(id))
                    .allSatisfy(ask -> assertThat(duties.of(Subjects.of(ask)))
                            .allSatisfy(duty -> assertThat(duty.waiver()).isNotNull()));
            var ask = archive.asksOf(id).getFirst();
            assertThat(refusals(() -> answers.answer(ask.id(), no(), ask.version(), town.holder)))
                    .containsExactly("accountability.refused.not-waiting");
        });
    }

    @Test
    void putsTheSameQuestionOnTheAgendaOnce() {
        var id = town.here(() -> recommendations.draft(town.asking(town.welfare), town.secretary));
        town.run(() -> {
            motions.propose(id, town.secretary);
            assertThat(refusals(() -> motions.propose(id, town.secretary)))
                    .containsExactly("motions.refused.on-the-agenda");
        });
    }

    @Test
    void summonsAnOfficeOnlyAfterTheFourthLevel() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var about = Subjects.of(archive.asksOf(id).getFirst());
            assertThat(refusals(() -> motions.summon(about, town.secretary)))
                    .containsExactly("motions.refused.not-now");
        });
        town.on(LocalDate.of(2026, 6, 1));
        town.run(() -> {
            climb();
            var about = Subjects.of(archive.asksOf(id).getFirst());
            motions.summon(about, town.secretary);
            town.carried(about);
            var appearance = resolutions.waitedFor(id).getFirst();
            assertThat(open(Subjects.of(appearance), DutyKind.APPEAR).by().id()).isEqualTo(town.welfare);
            resolutions.appeared(appearance.id(), LocalDate.of(2026, 6, 1), town.secretary);
            assertThat(resolutions.waitedFor(id)).isEmpty();
        });
    }

    @Test
    void saysInTheRecordWhatIsStored() {
        var id = town.sent(town.welfare, town.works);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            answers.answer(ask.id(), yes(), ask.version(), town.holder);
            foldedIsStored(id);
        });
    }

    @Test
    void readsOnlyWhatWaitsLongest() {
        var early = town.sent(town.welfare, town.works);
        town.on(APRIL_8);
        var late = town.sent(town.welfare);
        town.run(() -> {
            var page = pages.outside("en");
            assertThat(reading.waitingLongest(1, page))
                    .extracting(Reading.Row::id)
                    .containsExactly(early);
            assertThat(reading.waitingLongest(5, page))
                    .extracting(Reading.Row::id)
                    .containsExactly(early, late);
            assertThat(reading.rows(List.of(archive.recommendation(early)), page)
                            .getFirst()
                            .officeIds())
                    .containsExactly(town.welfare, town.works);
            assertThat(archive.published()).isEqualTo(2);
        });
    }

    // --- R24

    @Test
    void keepsNoNameOfWhoeverTypedAnAnswerInForSomebodyElse() {
        var id = town.sent(town.welfare);
        town.run(() -> {
            var ask = archive.asksOf(id).getFirst();
            var answer = answers.answer(ask.id(), no(), ask.version(), town.clerk);
            assertThat(about.export(town.clerk.accountId()).get("entered").toString())
                    .contains(answer.toString());
            var told = ledger.of(Subjects.of(ask)).stream()
                    .filter(it -> it.type().equals("ANSWER_PUBLISHED"))
                    .findFirst()
                    .orElseThrow();
            assertThat(told.payload().toString()).doesNotContain("Anna Clerk");

            var enteredBy = java.util.Objects.requireNonNull(
                    archive.answersOf(ask.id()).getFirst().enteredBy());
            assertThat(signing.name(enteredBy)).isEqualTo("Anna Clerk");
            house.getBeansOfType(city.koinon.platform.kernel.PersonalData.class)
                    .values()
                    .forEach(room -> room.erase(town.clerk.accountId()));
            assertThat(signing.name(enteredBy)).isEqualTo(city.koinon.platform.identity.Personas.GONE);
        });
    }

    private void climb() {
        house.getBeansOfType(city.koinon.platform.kernel.CityJob.class).values().stream()
                .filter(it -> it.name().equals("climb-ladders"))
                .forEach(city.koinon.platform.kernel.CityJob::run);
    }

    private void foldedIsStored(UUID id) {
        assertThat(folded(ledger.of(Subjects.recommendation(id)), "DRAFT"))
                .isEqualTo(archive.recommendation(id).state().name());
        archive.asksOf(id)
                .forEach(ask -> assertThat(folded(ledger.of(Subjects.of(ask)), "OPEN"))
                        .isEqualTo(ask.state().name()));
        promised.commitmentsOf(id)
                .forEach(promise -> assertThat(folded(ledger.of(Subjects.of(promise)), "none"))
                        .isEqualTo(promise.state().name()));
    }

    static String folded(List<Act> acts, String first) {
        var state = first;
        for (var act : acts) {
            if (act.to() != null) {
                state = act.to();
            }
        }
        return state;
    }

    private AnswerDraft yes() {
        return AnswerDraft.accept(
                World.words("From October the Lyceum is open on Tuesday and Thursday"), town.promise(OCTOBER_15));
    }

    private static AnswerDraft no() {
        return AnswerDraft.decline(
                World.words("The city has chosen to open the library instead"), Basis.POLICY_CHOICE, null);
    }

    private static ReportDraft done(LocalDate dated) {
        return new ReportDraft(
                Claim.DONE,
                World.words("Both groups have begun"),
                List.of(new ReportDraft.EvidenceDraft(
                        EvidenceKind.PHOTO, null, "The list on the door of the Lyceum", "en", dated)));
    }

    private Duty open(Ask ask, DutyKind kind) {
        return open(Subjects.of(ask), kind);
    }

    private Duty open(city.koinon.platform.ledger.Subject about, DutyKind kind) {
        return duties.openFor(about, kind).orElseThrow();
    }

    private static List<String> refusals(Runnable attempt) {
        try {
            attempt.run();
            return List.of();
        } catch (Refused refused) {
            return refused.refusals().stream().map(Refusal::key).toList();
        }
    }
}
