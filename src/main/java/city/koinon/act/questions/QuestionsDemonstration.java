package city.koinon.act.questions;

import city.koinon.act.questions.PublishedQuestions.Draft;
import city.koinon.act.questions.Questions.Asked;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.DemonstrationEntry;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Manuscript;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people ask in Levadia: one question is answered and translated, one waits for its translation, one is late, one was handed on, one is
 * none. What everybody may read of it is written down in a file beside this class.
 */
@Component
class QuestionsDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime NOON = LocalTime.of(12, 15);
    private static final List<String> LANGUAGES = List.of("en", "ar", "sq", "ro", "uk");

    private final Questions questions;
    private final Answering answering;
    private final PublishedQuestions published;
    private final Arrangements arrangements;
    private final Directory directory;
    private final Accounts accounts;
    private final Texts texts;
    private final Manuscripts manuscripts;

    QuestionsDemonstration(
            Questions questions,
            Answering answering,
            PublishedQuestions published,
            Arrangements arrangements,
            Directory directory,
            Accounts accounts,
            Texts texts,
            Manuscripts manuscripts) {
        this.questions = questions;
        this.answering = answering;
        this.published = published;
        this.arrangements = arrangements;
        this.directory = directory;
        this.accounts = accounts;
        this.texts = texts;
        this.manuscripts = manuscripts;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(
                at(LocalDate.of(2026, 3, 10), MORNING, this::arrange),
                at(
                        LocalDate.of(2026, 4, 20),
                        MORNING,
                        () -> ask(
                                "doctor",
                                "هل يمكنني زيارة الطبيب وليس لدي رقم AMKA بعد؟ ابني مريض منذ يومين.",
                                Topic.HEALTH,
                                "ar",
                                "/guide/see-a-doctor",
                                null)),
                at(
                        LocalDate.of(2026, 4, 21),
                        NOON,
                        () -> answer(
                                1,
                                "Ναι. Στα επείγοντα του νοσοκομείου και στο Κέντρο Υγείας σας βλέπουν και χωρίς ΑΜΚΑ. Για παιδιά δεν χρειάζεται ραντεβού: πηγαίνετε το πρωί, με το διαβατήριο ή το δελτίο σας. Αν σας ζητήσουν ΑΜΚΑ, τηλεφωνήστε μας στο 22610 99000.")),
                at(
                        LocalDate.of(2026, 4, 22),
                        NOON,
                        () -> translate(
                                1,
                                "الإجابة عن السؤال رقم 1",
                                "نعم. في طوارئ المستشفى وفي المركز الصحي يعاينونكم من دون ΑΜΚΑ أيضًا. لا حاجة إلى موعد للأطفال: اذهبوا صباحًا ومعكم جواز السفر أو بطاقتكم. وإذا طلبوا منكم ΑΜΚΑ فاتصلوا بنا على الرقم 22610 99000.")),
                at(LocalDate.of(2026, 4, 23), MORNING, () -> questions.helped(numbered(1))),
                at(
                        LocalDate.of(2026, 4, 28),
                        MORNING,
                        () -> ask(
                                "bus",
                                "Which bus goes to the hospital, and can I buy the ticket from the driver?",
                                Topic.TRANSPORT,
                                "en",
                                null,
                                accounts.byAddress("member3@levadia.example")
                                        .orElseThrow()
                                        .id())),
                at(
                        LocalDate.of(2026, 4, 30),
                        NOON,
                        () -> answer(
                                2,
                                "Το αστικό από την πλατεία, κάθε μισή ώρα. Το εισιτήριο το αγοράζετε στο περίπτερο· μέσα στο λεωφορείο κοστίζει περισσότερο.")),
                at(
                        LocalDate.of(2026, 5, 4),
                        MORNING,
                        () -> ask(
                                "deposit",
                                "Pronari nuk ma kthen garancinë. Çfarë mund të bëj?",
                                Topic.HOUSING,
                                "sq",
                                "/guide/rent-a-home",
                                null)),
                at(
                        LocalDate.of(2026, 5, 6),
                        MORNING,
                        () -> ask(
                                "diploma",
                                "Я медсестра. Куди подати диплом, щоб працювати за фахом?",
                                Topic.WORK,
                                "uk",
                                "/guide/recognise-your-diploma",
                                null)),
                at(LocalDate.of(2026, 5, 7), NOON, this::handOn),
                at(
                        LocalDate.of(2026, 5, 8),
                        MORNING,
                        () -> ask("none", "test test", Topic.COMMUNITY, "el", null, null)),
                at(LocalDate.of(2026, 5, 8), NOON, () -> {
                    var it = numbered(5);
                    answering.close(it.id(), Ending.NO_QUESTION, it.version(), visitor("editor"));
                }),
                at(
                        LocalDate.of(2026, 5, 11),
                        NOON,
                        () -> ask(
                                "family",
                                "أريد أن تأتي زوجتي وابنتي إلى هنا. من أين أبدأ؟",
                                Topic.FAMILY,
                                "ar",
                                null,
                                null)),
                at(
                        LocalDate.of(2026, 5, 12),
                        MORNING,
                        () -> ask(
                                "nursery",
                                "Mai sunt locuri la creșă pentru un copil de doi ani?",
                                Topic.SCHOOL,
                                "ro",
                                "/guide/nursery",
                                null)),
                new Scene("fuenlabrada", MADRID, LocalDate.of(2026, 5, 6), NOON, this::inFuenlabrada));
    }

    private static Scene at(LocalDate day, LocalTime time, Runnable play) {
        return new Scene("levadia", ATHENS, day, time, play);
    }

    private void arrange() {
        arrangements.change(
                new Arrangement(
                        5,
                        30,
                        office("community-centre"),
                        Map.of(
                                Topic.HOUSING, office("social-services"),
                                Topic.SAFETY, office("social-services"),
                                Topic.SCHOOL, office("deputy-mayor-for-education-and-culture")),
                        0),
                visitor("editor"));
        for (var told : DemonstrationEntry.list(QuestionsDemonstration.class, "published.yaml")) {
            publish(told);
        }
    }

    private void publish(DemonstrationEntry told) {
        var words = told.entry(told.text("source"));
        var slug = told.text("slug");
        published.publish(
                null,
                new Draft(
                        slug,
                        told.choice("topic", Topic.class),
                        office(told.text("office")),
                        told.text("source"),
                        words.text("question"),
                        words.text("answer")),
                visitor("editor"));
        var it = published.find(slug).orElseThrow();
        for (var lang : LANGUAGES) {
            if (told.has(lang)) {
                texts.render(it.question(), lang, told.entry(lang).text("question"), Origin.HUMAN, null);
                texts.render(it.answer(), lang, told.entry(lang).text("answer"), Origin.HUMAN, null);
            }
        }
        manuscripts.publish(new Manuscript(Published.KIND, it.id(), it.path(), false, it.texts()));
    }

    private void ask(
            String form, String words, Topic topic, String language, @Nullable String about, @Nullable UUID account) {
        questions.ask(
                UUID.nameUUIDFromBytes((CurrentCity.slug() + " " + form).getBytes(StandardCharsets.UTF_8)),
                new Asked(words, topic, language, about, Contact.NONE, true, account));
    }

    private void answer(int number, String said) {
        var it = numbered(number);
        answering.answer(it.id(), "el", said, it.version(), visitor("community-centre"));
    }

    private void translate(int number, String title, String words) {
        var question = numbered(number);
        var answer = questions.answers(question.id()).getFirst();
        texts.render(answer.title(), question.language(), title, Origin.HUMAN, null);
        texts.render(answer.words(), question.language(), words, Origin.HUMAN, null);
        manuscripts.publish(answer.manuscript(question.language(), question.deskPath()));
    }

    private void handOn() {
        var it = numbered(4);
        answering.handOn(
                it.id(),
                office("public-employment-service-levadia"),
                Reason.ANOTHER_LEVEL,
                it.version(),
                visitor("community-centre"));
    }

    private void inFuenlabrada() {
        ask("padron", "¿Puedo empadronarme si vivo en una habitación?", Topic.RESIDENCE, "es", null, null);
    }

    private Question numbered(int number) {
        return questions.find(number).orElseThrow();
    }

    private UUID office(String slug) {
        return directory.findOffice(slug).orElseThrow().id();
    }

    private Visitor visitor(String who) {
        var account =
                accounts.byAddress(who + "@" + CurrentCity.slug() + ".example").orElseThrow();
        return new Visitor(account.id(), account.name(), accounts.held(account.id()), true);
    }
}
