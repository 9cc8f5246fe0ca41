package city.koinon.act.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.act.questions.Questions.Asked;
import city.koinon.act.services.Topic;
import city.koinon.platform.duties.Town;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.Code;
import city.koinon.platform.identity.Knocks;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.State;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.PageOfTheRequest;
import city.koinon.platform.ui.Words;
import gg.jte.output.StringOutput;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Somebody asks without saying who they are, an office answers, and nobody else reads any of it. */
@CityTest
class QuestionsTest {

    private static final String WORDS = "هل أحتاج إلى موعد لتسجيل ابنتي في المدرسة؟";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext house;

    @Autowired
    Questions questions;

    @Autowired
    Answering answering;

    @Autowired
    Inbox inbox;

    @Autowired
    PublishedQuestions published;

    @Autowired
    Arrangements arrangements;

    @Autowired
    LookAfterQuestions lookAfter;

    @Autowired
    TellWhenTranslated tellWhenTranslated;

    @Autowired
    Knocks knocks;

    @Autowired
    Accounts accounts;

    @Autowired
    Notices notices;

    @Autowired
    Texts texts;

    @Autowired
    Manuscripts manuscripts;

    @Autowired
    Words words;

    @Autowired
    JdbcClient jdbc;

    private Town town;
    private UUID editorAccount = new UUID(0, 0);
    private Visitor editor = Visitor.NOBODY;
    private Visitor clerk = Visitor.NOBODY;

    @BeforeEach
    void aTownWhoseSocialServiceAnswersAboutSchools() {
        town = new Town(house);
        town.at("2026-05-11");
        editorAccount = town.in(() -> accounts.open("editor@" + town.slug + ".example", "Eleni", "en"));
        town.run(() -> accounts.grant(editorAccount, Role.EDITOR, null));
        editor = new Visitor(editorAccount, "Eleni", Set.of(new Grant(Role.EDITOR, null)), true);
        clerk = new Visitor(town.clerk, "Nikos", Set.of(new Grant(Role.CLERK, town.social)), true);
        town.run(() ->
                arrangements.change(new Arrangement(5, 30, town.deputy, Map.of(Topic.SCHOOL, town.social), 0), editor));
    }

    @Test
    void isAskedOnceHoweverOftenAndHoweverMuchAtOnceTheSameFormIsSent() throws Exception {
        var form = UUID.randomUUID();
        var begin = new CyclicBarrier(4);
        var led = new ArrayList<String>();
        try (var devices = Executors.newFixedThreadPool(4)) {
            Callable<String> send = () -> {
                begin.await();
                return redirected(send(form));
            };
            for (var one : devices.invokeAll(List.of(send, send, send, send))) {
                led.add(one.get());
            }
        }
        led.add(redirected(send(form)));

        assertThat(led).hasSize(5).containsOnly(led.getFirst());
        assertThat(asked()).hasSize(1);
        assertThat(page(led.getFirst().replace("/ar/", "/en/")))
                .contains(WORDS, "Question no. 1", "Your code", "18 May 2026");
        assertThat(redirected(send(UUID.randomUUID()))).isNotEqualTo(led.getFirst());

        var digits = led.getFirst().replaceAll(".*/my-question/([0-9-]+).*", "$1");
        assertThat(digits).matches("(\\d{5}-){4}\\d{5}");
        assertThat(town.in(() -> jdbc.sql("select coalesce(string_agg(led_to, ' '), '') from kernel.sent_form")
                        .query(String.class)
                        .single()))
                .doesNotContain(digits);
        var row = town.in(() -> jdbc.sql("select words, contact from questions.question where number = 1")
                .query()
                .singleRow());
        assertThat(new String((byte[]) row.get("words"), StandardCharsets.UTF_8))
                .doesNotContain("ابنتي");
        assertThat(new String((byte[]) row.get("contact"), StandardCharsets.UTF_8))
                .doesNotContain("amina");
    }

    @Test
    void takesTwentyQuestionsAtOnceFromOnePlaceAndRefusesOneTooMany() throws Exception {
        var begin = new CyclicBarrier(20);
        try (var devices = Executors.newFixedThreadPool(20)) {
            Callable<String> send = () -> {
                begin.await();
                return redirected(send(UUID.randomUUID()));
            };
            for (var one : devices.invokeAll(Collections.nCopies(20, send))) {
                assertThat(one.get()).contains("/my-question/");
            }
        }
        assertThat(asked())
                .extracting(Question::number)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());

        var again = UUID.randomUUID();
        send(again);
        send(again);
        town.outside(() -> {
            assertThat(knocks.wereTooMany(AskPages.DOOR, "127.0.0.1", 21)).isTrue();
            assertThat(knocks.wereTooMany(AskPages.DOOR, "127.0.0.1", 22))
                    .as("a question counts once, and what is sent again does not count")
                    .isFalse();
        });
        town.run(() -> jdbc.sql("update identity.knock set times = :most")
                .param("most", AskPages.AT_ONCE)
                .update());
        var refused = send(UUID.randomUUID());
        assertThat(refused)
                .as("a telephone on which it waits sends it again by itself")
                .hasStatus(429);
        assertThat(Jsoup.parse(body(refused)).select("[name=words]").val()).isEqualTo(WORDS);
        assertThat(asked()).hasSize(21);
        assertThat(town.in(() -> inbox.find(Inbox.Filter.EVERYTHING, editor, 20, 20))
                        .questions())
                .as("the second page")
                .hasSize(1);
    }

    @Test
    void takesNoKeyOfAFormFromAnAddress() {
        var known = UUID.randomUUID();
        var form =
                Jsoup.parse(page("/" + town.slug + "/ar/ask?once=" + known + "&words=%D9%85%D8%AF%D8%B1%D8%B3%D8%A9"));
        assertThat(form.select("[name=once]").val())
                .isNotEqualTo(known.toString())
                .hasSize(36);
        assertThat(form.select("[name=words]").val()).isEqualTo("مدرسة");
    }

    @Test
    void saysAtTheFieldWhatCannotBeTakenAndKeepsTheRest() {
        var answer = web.post()
                .uri("/" + town.slug + "/en/ask")
                .param("once", UUID.randomUUID().toString())
                .param("words", "Where do I learn Greek?<script>alert(1)</script>")
                .param("topic", "LANGUAGE")
                .param("language", "ar")
                .param("name", "W".repeat(300))
                .param("phone", "call me")
                .param("mail", "nobody")
                .exchange();
        assertThat(answer).hasStatus(422);
        var shown = Jsoup.parse(body(answer));
        assertThat(shown.select("#errors li")).hasSize(3);
        assertThat(shown.select("[name=words]").val()).contains("<script>alert(1)</script>");
        assertThat(shown.select("main script")).isEmpty();
        assertThat(shown.select("#errors").text()).contains("300", "not an e-mail address", "not a telephone number");
        assertThat(web.post()
                        .uri("/" + town.slug + "/en/ask")
                        .param("words", "abc\u202Edcba")
                        .param("topic", "LANGUAGE")
                        .param("language", "en")
                        .exchange())
                .hasStatus(422);
        assertThat(asked()).isEmpty();
    }

    @Test
    void isReadByTheOfficeAsItWasWrittenWhateverItHoldsAndRunsNothing() {
        var form = web.post()
                .uri("/" + town.slug + "/en/ask")
                .param("once", UUID.randomUUID().toString())
                .param("words", "<script>alert(1)</script> Is there <b>school</b> on Friday? 🏫 نعم")
                .param("topic", "SCHOOL")
                .param("language", "ar")
                .param("name", "O'Nəzərov-ال")
                .param("phone", "٠٠٣٠ 210-12")
                .exchange();
        assertThat(redirected(form)).contains("/my-question/");
        var read = Jsoup.parse(pageOf(town.clerk, "/en/questions/inbox/1"));
        assertThat(read.select("main").text())
                .contains("<script>alert(1)</script> Is there <b>school</b> on Friday? 🏫 نعم")
                .contains("O'Nəzərov-ال", "٠٠٣٠ 210-12");
        assertThat(read.select("main script, main b")).isEmpty();

        var unseen = web.post()
                .uri("/" + town.slug + "/en/ask")
                .param("words", "Is there school on Friday?")
                .param("topic", "SCHOOL")
                .param("language", "en")
                .param("name", "Nour\u202Elaer")
                .exchange();
        assertThat(unseen).hasStatus(422);
        var shown = Jsoup.parse(body(unseen));
        assertThat(shown.select("#errors a").eachAttr("href")).containsExactly("#f-name");
        assertThat(shown.select("[name=name]").val()).isEqualTo("Nourlaer");
        assertThat(shown.select("[name=words]").val()).isEqualTo("Is there school on Friday?");
    }

    @Test
    void isReadInTheAskersLanguageOnceSomebodyHasTranslatedTheAnswer() {
        var at = redirected(send(UUID.randomUUID())).replaceAll("\\?.*", "");
        var question = question(1);
        assertThat(question.owner()).isEqualTo(town.social);
        town.run(() -> answering.take(question.id(), question.version(), clerk));
        assertThat(page(at)).contains("يجري إعداد الإجابة");
        town.run(() -> answering.answer(
                question.id(), "el", "Ναι, στο σχολείο, κάθε πρωί.", question(1).version(), clerk));

        assertThat(page(at)).contains("<p class=\"k-words\" lang=\"el\" dir=\"ltr\">Ναι, στο σχολείο");
        var answer = town.in(() -> questions.answers(question.id())).getFirst();
        assertThat(town.in(() -> jdbc.sql("select language from texts.task where manuscript = :id and status = 'OPEN'")
                        .param("id", answer.id())
                        .query(String.class)
                        .list()))
                .containsExactly("ar");
        town.outside(tellWhenTranslated::run);
        assertThat(mails()).hasSize(1);

        town.run(() -> {
            texts.render(answer.title(), "ar", "الإجابة", Origin.HUMAN, null);
            texts.render(answer.words(), "ar", "نعم، في المدرسة كل صباح.", Origin.HUMAN, null);
        });
        town.outside(tellWhenTranslated::run);
        town.outside(tellWhenTranslated::run);
        assertThat(page(at)).contains("<p class=\"k-words\" lang=\"ar\" dir=\"rtl\">نعم، في المدرسة");
        assertThat(mails())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.subject() + mail.body())
                        .contains("1", "/ar/my-question")
                        .doesNotContain("المدرسة", "σχολείο"));
        assertThat(town.in(() -> manuscripts.states(Answer.KIND, answer.id()))).containsEntry("ar", State.CURRENT);
    }

    @Test
    void isHandedOnWithAReasonAndOwedInPublicAsANumberOnly() {
        send(UUID.randomUUID());
        var question = question(1);
        town.at("2026-05-18");
        town.run(() -> answering.handOn(question.id(), town.deputy, Reason.KNOWS_BETTER, question.version(), clerk));
        assertThat(question(1).owner()).isEqualTo(town.deputy);
        assertThat(town.in(() -> questions.due(question(1)))).contains(LocalDate.of(2026, 5, 20));
        assertThatThrownBy(() -> town.run(() -> answering.answer(
                        question.id(), "en", "Yes.", question(1).version(), clerk)))
                .isInstanceOf(NotAllowed.class);
        assertThat(web.get()
                        .uri("/" + town.slug + "/en/questions/inbox/1")
                        .with(SignedIn.as(town.clerk))
                        .exchange())
                .hasStatus(403);

        town.at("2026-06-02");
        var register = page("/" + town.slug + "/en/overdue");
        assertThat(register).contains("Question no. 1", "No reply since").doesNotContain("ابنتي", "amina");
        var duty = register.replaceAll("(?s).*/duties/([0-9a-f-]{36}).*", "$1");
        assertThat(page("/" + town.slug + "/en/duties/" + duty))
                .contains("Question no. 1")
                .doesNotContain("ابنتي");
        assertThat(pageOf(editorAccount, "/en/questions/inbox?did=questions.closed"))
                .contains("Closed. Whoever asked reads why.");
        assertThat(page("/" + town.slug + "/en/ask?did=questions.closed")).doesNotContain("Whoever asked reads why");
        assertThat(Jsoup.parse(pageOf(editorAccount, "/en/questions/inbox?shows=OVERDUE"))
                        .select("main .k-list a")
                        .text())
                .isEqualTo("Question no. 1");
        assertThat(page("/" + town.slug + "/en/acts"))
                .contains("Question no. 1 was handed on")
                .doesNotContain("ابنتي");
    }

    @Test
    void isNotLessLateForBeingHandedToAndFro() {
        send(UUID.randomUUID());
        var id = question(1).id();
        var above = new Visitor(UUID.randomUUID(), "Eleni", Set.of(new Grant(Role.OFFICE_HOLDER, town.deputy)), true);
        town.at("2026-05-18");
        handOn(id, town.mayor, clerk);
        assertThat(town.in(() -> questions.due(question(1)))).contains(LocalDate.of(2026, 5, 20));
        town.at("2026-05-20");
        handOn(id, town.social, editor);
        assertThat(town.in(() -> questions.due(question(1))))
                .as("the social service had it before")
                .contains(LocalDate.of(2026, 5, 20));
        assertThat(town.in(() -> questions.readBy(question(1), above))).isFalse();

        town.at("2026-05-21");
        assertThat(town.in(() -> questions.readBy(question(1), above))).isTrue();
        assertThatThrownBy(() -> town.run(
                        () -> answering.answer(id, "en", "Yes.", question(1).version(), above)))
                .isInstanceOf(NotAllowed.class);
        handOn(id, town.deputy, above);
        assertThat(town.in(() -> questions.due(question(1))))
                .as("what is late is late in whatever hands")
                .contains(LocalDate.of(2026, 5, 20));
        assertThat(page("/" + town.slug + "/en/overdue")).contains("Question no. 1");
    }

    @Test
    void isQuietOnlySinceTheAskerCouldReadTheAnswer() {
        send(UUID.randomUUID());
        send(UUID.randomUUID());
        for (var number : List.of(1, 2)) {
            var question = question(number);
            town.run(() -> answering.answer(question.id(), "el", "Ναι.", question.version(), clerk));
        }
        town.at("2026-07-01");
        town.outside(lookAfter::run);
        assertThat(question(1).ending()).isNull();
        var answer = town.in(() -> questions.answers(question(1).id())).getFirst();
        town.run(() -> {
            texts.render(answer.title(), "ar", "الإجابة", Origin.HUMAN, null);
            texts.render(answer.words(), "ar", "نعم.", Origin.HUMAN, null);
        });
        town.outside(tellWhenTranslated::run);
        town.at("2026-07-31");
        town.outside(lookAfter::run);
        assertThat(question(1).ending()).isNull();
        town.at("2026-08-01");
        town.outside(lookAfter::run);
        assertThat(question(1).ending()).isEqualTo(Ending.QUIET);

        town.at("2026-09-08");
        town.outside(lookAfter::run);
        assertThat(question(2).ending()).isNull();
        town.at("2026-09-09");
        town.outside(lookAfter::run);
        assertThat(question(2).ending()).as("nobody has translated it").isEqualTo(Ending.QUIET);
    }

    @Test
    void comesBackOnceWhenTheAnswerWasNone() {
        var at = redirected(send(UUID.randomUUID())).replaceAll("\\?.*", "");
        answered(1);
        assertThatThrownBy(() -> town.run(() -> answering.close(
                        question(1).id(), Ending.NO_QUESTION, question(1).version(), clerk)))
                .as("only the asker ends what is answered")
                .isInstanceOf(Refused.class);
        assertThat(redirected(say(at, "NO", "And at noon?"))).isEqualTo(at);
        var late = say(at, "NO", "And on Saturdays?");
        assertThat(late).hasStatus(422);
        assertThat(Jsoup.parse(body(late)).select("main").text())
                .contains("And on Saturdays?")
                .contains(town.in(() -> words.say("ar", "questions.refused.move")));
        assertThat(question(1).state()).isEqualTo(city.koinon.act.questions.State.ASSIGNED);
        assertThat(question(1).stillAsked()).isEqualTo("And at noon?");
        assertThat(town.in(() -> questions.due(question(1)))).contains(LocalDate.of(2026, 5, 18));
        answered(1);
        assertThat(say(at, "NO", "")).hasStatus(422);
        assertThat(redirected(say(at, "YES", ""))).isEqualTo(at);
        assertThat(question(1).ending()).isEqualTo(Ending.HELPED);
        assertThat(town.in(() -> questions.answers(question(1).id()))).hasSize(2);
    }

    @Test
    void forgetsHowToReachTheAskerAMonthAfterClosingAndEverythingAYearAfter() {
        var at = redirected(send(UUID.randomUUID())).replaceAll("\\?.*", "");
        answered(1);
        town.at("2026-06-10");
        town.outside(lookAfter::run);
        assertThat(question(1).ending()).isNull();
        town.at("2026-06-11");
        town.outside(lookAfter::run);
        assertThat(question(1).ending()).isEqualTo(Ending.QUIET);
        town.at("2026-07-10");
        town.outside(lookAfter::run);
        assertThat(question(1).contact().mail()).isEqualTo("amina@asker.example");
        town.at("2026-07-11");
        town.outside(lookAfter::run);
        assertThat(question(1).contact()).isEqualTo(Contact.NONE);
        assertThat(town.in(() -> jdbc.sql(
                                "select address, recipient, body from notices.letter where key like 'question:%:asker:%'")
                        .query()
                        .listOfRows()))
                .isNotEmpty()
                .noneSatisfy(row -> assertThat(row.toString()).contains("amina@asker.example"));
        assertThat(page(at)).contains(WORDS);

        town.at("2027-06-11");
        town.outside(lookAfter::run);
        assertThat(web.get().uri(at).exchange()).hasStatus(404);
        assertThat(asked()).isEmpty();
        assertThat(town.in(() -> jdbc.sql("select count(*) from texts.rendering where value like 'Yes%'")
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void goesAtOnceWhenTheAskerTakesItBackAndNobodyOwesItAnyMore() {
        var at = redirected(send(UUID.randomUUID())).replaceAll("\\?.*", "");
        assertThat(page(at + "/withdraw")).contains("رمز");
        var gone = redirected(web.post()
                .uri(at + "/withdraw")
                .param("once", UUID.randomUUID().toString())
                .exchange());
        assertThat(page(gone)).contains("حُذف سؤالكم");
        assertThat(web.get().uri(at).exchange()).hasStatus(404);
        assertThat(town.in(() -> questions.due(question(1)))).isEmpty();
        assertThat(question(1).words()).isNull();
    }

    @Test
    void answersEveryWrongCodeInTheSameWay() {
        send(UUID.randomUUID());
        var told = new java.util.HashSet<String>();
        for (var wrong : List.of(Code.random().inAddress(), "00000-00000-00000-00000-00000")) {
            var answer =
                    web.get().uri("/" + town.slug + "/en/my-question/" + wrong).exchange();
            assertThat(answer).as(wrong).hasStatus(404);
            told.add(Jsoup.parse(body(answer)).select("#errors").text());
        }
        assertThat(told).hasSize(1);
        assertThat(Jsoup.parse(body(web.get()
                                .uri("/" + town.slug + "/en/my-question/12345-67890")
                                .exchange()))
                        .select("#errors")
                        .text())
                .contains("A code has 25 digits; these are 10.");
        town.run(() -> jdbc.sql("update identity.knock set times = 1000").update());
        assertThat(web.get().uri("/" + town.slug + "/en/my-question/1").exchange())
                .hasStatus(429);
    }

    @Test
    void isOnTheDeskOfWhoeverWasSignedInAndGoesWithTheAccount() {
        var asker = town.in(() -> accounts.open("asker@" + town.slug + ".example", "Amina", "en"));
        web.post()
                .uri("/" + town.slug + "/en/ask")
                .with(SignedIn.as(asker))
                .param("once", UUID.randomUUID().toString())
                .param("words", "Which bus goes to the hospital?")
                .param("topic", "TRANSPORT")
                .param("language", "en")
                .exchange();
        assertThat(question(1).owner()).as("no office is named for the topic").isEqualTo(town.deputy);
        assertThat(pageOf(asker, "/en/desk")).contains("/my-questions/1");
        assertThat(pageOf(asker, "/en/my-questions/1")).contains("Which bus goes to the hospital?");
        assertThat(web.get()
                        .uri("/" + town.slug + "/en/my-questions/1")
                        .with(SignedIn.as(town.holder))
                        .exchange())
                .hasStatus(404);
        var personal = house.getBean(QuestionsPersonalData.class);
        assertThat(town.in(() -> personal.export(asker)).toString()).contains("Which bus");
        town.run(() -> personal.erase(asker));
        assertThat(question(1).words()).isNull();
    }

    @Test
    void everybodyReadsWhatAnEditorWroteAnewAndNothingOfTheAsker() {
        send(UUID.randomUUID());
        answered(1);
        var sent = Map.of(
                "from", "1",
                "language", "en",
                "question", "Do I need an appointment to enrol a child?",
                "answer", "No. Go to the school in the morning.",
                "topic", "SCHOOL",
                "office", town.social.toString(),
                "slug", "enrol-a-child");
        var answer = web.post()
                .uri("/" + town.slug + "/en/questions/new")
                .with(SignedIn.as(editorAccount))
                .param("once", UUID.randomUUID().toString());
        sent.forEach(answer::param);
        assertThat(redirected(answer.exchange())).endsWith("/questions/enrol-a-child?did=questions.published");
        assertThat(page("/" + town.slug + "/en/questions?topic=SCHOOL"))
                .contains("Do I need an appointment to enrol a child?")
                .doesNotContain("ابنتي");
        assertThat(page("/" + town.slug + "/en/questions.csv"))
                .contains("enrol-a-child")
                .doesNotContain("ابنتي");
        assertThat(page("/" + town.slug + "/en/questions?topic=HEALTH")).doesNotContain("appointment");
        assertThat(web.post()
                        .uri("/" + town.slug + "/en/questions/enrol-a-child/erase")
                        .with(SignedIn.as(editorAccount))
                        .param("once", UUID.randomUUID().toString())
                        .param("version", "0")
                        .exchange())
                .as("what everybody reads is withdrawn first")
                .hasStatus(409);
        var it = town.in(() -> published.find("enrol-a-child")).orElseThrow();
        assertThat(town.in(() -> manuscripts.states(Published.KIND, it.id()))).containsEntry("ar", State.MISSING);

        assertThat(takenAlong("en"))
                .containsExactly("/questions/enrol-a-child Do I need an appointment to enrol a child? en");
        assertThat(takenAlong("el"))
                .as("not translated")
                .singleElement()
                .asString()
                .endsWith(" en");

        town.run(() -> published.withdraw(it, it.version(), editor));
        assertThat(takenAlong("en")).isEmpty();
        var gone =
                web.get().uri("/" + town.slug + "/en/questions/enrol-a-child").exchange();
        assertThat(gone).hasStatus(410);
        assertThat(body(gone))
                .contains("was withdrawn")
                .doesNotContain("Go to the school in the morning", "Do I need an appointment");
        assertThat(pageOf(editorAccount, "/en/questions/enrol-a-child"))
                .contains("was withdrawn", "Go to the school in the morning");
        assertThat(page("/" + town.slug + "/en/questions")).doesNotContain("enrol-a-child");

        town.run(() -> questions.ask(
                UUID.randomUUID(), new Asked("May my son work?", Topic.WORK, "en", null, Contact.NONE, false, null)));
        assertThatThrownBy(() -> town.run(() -> published.publish(
                        question(2),
                        new PublishedQuestions.Draft("work", Topic.WORK, town.social, "en", "Work?", "Yes."),
                        editor)))
                .isInstanceOf(Refused.class);

        assertThat(pageOf(editorAccount, "/en/questions/enrol-a-child/edit")).contains("Erase for ever");
        redirected(web.post()
                .uri("/" + town.slug + "/en/questions/enrol-a-child/erase")
                .with(SignedIn.as(editorAccount))
                .param("once", UUID.randomUUID().toString())
                .param("version", "1")
                .exchange());
        assertThat(town.in(() -> published.find("enrol-a-child"))).isEmpty();
        assertThat(town.in(
                        () -> jdbc.sql("select count(*) from texts.rendering where value like 'No. Go to the school%'")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    /** As it lies in the pack of somebody who will have no connection. */
    private List<String> takenAlong(String lang) {
        var page = house.getBean(PageOfTheRequest.class);
        return town.in(() -> house.getBean("answersToTakeAlong", PackSource.class)
                .leaves(page.forAnybody(lang))
                .map(it -> {
                    var body = new StringOutput();
                    it.body().writeTo(body);
                    assertThat(body.toString())
                            .contains("Go to the school in the morning")
                            .doesNotContain(" id=", "<form", "<h1");
                    return it.path() + " " + it.title() + " " + it.lang();
                })
                .toList());
    }

    @Test
    void isNotPublishedOnceTheAskerHasTakenItBack() {
        send(UUID.randomUUID());
        answered(1);
        var read = question(1);
        town.run(() -> questions.withdraw(read.id()));
        assertThatThrownBy(() -> town.run(() -> published.publish(
                        read,
                        new PublishedQuestions.Draft("enrol", Topic.SCHOOL, town.social, "en", "Enrol?", "Yes."),
                        editor)))
                .isInstanceOf(Refused.class);
        var sent = web.post()
                .uri("/" + town.slug + "/en/questions/new")
                .with(SignedIn.as(editorAccount))
                .param("once", UUID.randomUUID().toString());
        Map.of(
                        "from", "1",
                        "language", "en",
                        "question", "Enrol?",
                        "answer", "Yes.",
                        "topic", "SCHOOL",
                        "office", town.social.toString(),
                        "slug", "enrol")
                .forEach(sent::param);
        var refused = sent.exchange();
        assertThat(refused).hasStatus(422);
        var shown = Jsoup.parse(body(refused));
        assertThat(shown.select("#errors").text()).contains("did not agree");
        assertThat(shown.select("[name=from]").val())
                .as("pressing again changes nothing")
                .isEqualTo("1");
        assertThat(town.in(() -> published.list())).isEmpty();
    }

    @Test
    void saysInTheListOfWhatIsWrongWhichFieldOfTheInboxItMeans() {
        send(UUID.randomUUID());
        var refused = web.post()
                .uri("/" + town.slug + "/en/questions/inbox/1/answer")
                .with(SignedIn.as(town.clerk))
                .param("once", UUID.randomUUID().toString())
                .param("language", "en")
                .param("said", "")
                .param("version", "0")
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(Jsoup.parse(body(refused)).select("#errors li").text()).startsWith("Answer:");
    }

    @Test
    void tellsNoCountBelowFive() {
        assertThat(Figures.told(4)).isEmpty();
        assertThat(Figures.told(5)).hasValue(5);
    }

    private MvcTestResult send(UUID form) {
        return web.post()
                .uri("/" + town.slug + "/ar/ask")
                .param("once", form.toString())
                .param("words", WORDS)
                .param("topic", "SCHOOL")
                .param("language", "ar")
                .param("about", "/guide/enrol-in-school")
                .param("mail", "amina@asker.example")
                .param("publish", "yes")
                .exchange();
    }

    private MvcTestResult say(String at, String helped, String still) {
        return web.post()
                .uri(at)
                .param("once", UUID.randomUUID().toString())
                .param("helped", helped)
                .param("still", still)
                .exchange();
    }

    private void answered(int number) {
        town.run(() -> answering.answer(
                question(number).id(),
                "ar",
                "Yes, every morning.",
                question(number).version(),
                clerk));
    }

    private void handOn(UUID question, UUID office, Visitor by) {
        town.run(() -> answering.handOn(
                question, office, Reason.KNOWS_BETTER, question(1).version(), by));
    }

    private Question question(int number) {
        return town.in(() -> questions.find(number)).orElseThrow();
    }

    /** To the asker. */
    private List<Mail> mails() {
        return town.in(() -> notices.latest(100)).stream()
                .filter(it -> "amina@asker.example".equals(it.address()))
                .toList();
    }

    private List<Question> asked() {
        return town.in(() -> inbox.find(Inbox.Filter.EVERYTHING, editor, 0, 100))
                .questions();
    }

    private String pageOf(UUID account, String path) {
        var answer =
                web.get().uri("/" + town.slug + path).with(SignedIn.as(account)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return body(answer);
    }

    private String page(String path) {
        var answer = web.get().uri(java.net.URI.create(path)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return body(answer);
    }

    private static String redirected(MvcTestResult answer) {
        var to = answer.getResponse().getRedirectedUrl();
        assertThat(to).as("redirect of " + answer.getResponse().getStatus()).isNotNull();
        return to;
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
