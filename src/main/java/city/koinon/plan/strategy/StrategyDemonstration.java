package city.koinon.plan.strategy;

import city.koinon.listen.participation.Bodies;
import city.koinon.plan.accountability.Commitments;
import city.koinon.plan.accountability.Promised;
import city.koinon.plan.strategy.Cadence.Often;
import city.koinon.plan.strategy.Plans.Timing;
import city.koinon.plan.strategy.Pledge.ByKind;
import city.koinon.plan.strategy.Pledge.Origin;
import city.koinon.plan.strategy.Pledge.ToKind;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Term;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Levadia's plan with the two goals and eight steps of its mission, eight months after the council adopted it, and Fuenlabrada's second
 * plan after one that ran its course. What was reported, when, and what nobody has spoken of for months is told here; how it all stands
 * follows from that.
 */
@Component
class StrategyDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String SOCIAL_POLICY = "deputy-mayor-for-social-policy";
    private static final String EDUCATION_AND_CULTURE = "deputy-mayor-for-education-and-culture";
    private static final String COOPERATIVE = "kopaida-agricultural-cooperative";

    private final Plans plans;
    private final Steps steps;
    private final StatesOfPlay statesOfPlay;
    private final Pledges pledges;
    private final StepPromises promises;
    private final Commitments commitments;
    private final Bodies bodies;
    private final Outlook outlook;
    private final Directory directory;
    private final Accounts accounts;
    private final Municipality municipality;

    /** The plans, goals, actions and steps of the story by the short names it calls them. */
    private final Map<String, UUID> called = new HashMap<>();

    StrategyDemonstration(
            Plans plans,
            Steps steps,
            StatesOfPlay statesOfPlay,
            Pledges pledges,
            StepPromises promises,
            Commitments commitments,
            Bodies bodies,
            Outlook outlook,
            Directory directory,
            Accounts accounts,
            Municipality municipality) {
        this.plans = plans;
        this.steps = steps;
        this.statesOfPlay = statesOfPlay;
        this.pledges = pledges;
        this.promises = promises;
        this.commitments = commitments;
        this.bodies = bodies;
        this.outlook = outlook;
        this.directory = directory;
        this.accounts = accounts;
        this.municipality = municipality;
    }

    @Override
    public Stream<Scene> scenes() {
        var scenes = new ArrayList<Scene>();
        scenes.add(levadia("2025-09-10", "11:00", this::writeLevadiasPlan));
        scenes.add(levadia(
                "2025-09-15",
                "20:00",
                () -> plans.adopt(
                        id("levadia"),
                        "Δημοτικό Συμβούλιο Λεβαδέων",
                        "Απόφαση 187/2025",
                        day("2025-09-15"),
                        0,
                        coordinator())));
        aboutThePanel(scenes);
        aboutNeeds(scenes);
        aboutInformation(scenes);
        aboutSkillsAndWork(scenes);
        aboutGreek(scenes);
        aboutCampaigns(scenes);
        scenes.add(levadia("2026-03-31", "17:00", this::freezeTheFirstHalfYear));

        scenes.add(fuenlabrada("2025-09-03", "10:00", this::bringFuenlabradasFirstPlan));
        scenes.add(fuenlabrada("2025-12-30", "12:00", this::closeFuenlabradasFirstPlan));
        scenes.add(fuenlabrada("2026-01-12", "10:00", this::writeFuenlabradasSecondPlan));
        scenes.add(fuenlabrada(
                "2026-01-22",
                "19:00",
                () -> plans.adopt(
                        id("second"),
                        "Pleno del Ayuntamiento de Fuenlabrada",
                        "Acuerdo 5/2026",
                        day("2026-01-22"),
                        0,
                        coordinator())));
        aboutFuenlabrada(scenes);
        return scenes.stream();
    }

    // --- Levadia: the plan ---

    private void writeLevadiasPlan() {
        begin(
                "levadia",
                greek(
                        "Ζούμε μαζί στη Λιβαδειά",
                        "Living together in Levadia",
                        "نعيش معًا في ليفاديا",
                        "Jetojmë së bashku në Livadhja"),
                greek(
                        "Δύο στόχοι και οκτώ δράσεις, που γράφτηκαν μαζί με όσους ήρθαν να ζήσουν στην πόλη μας. Για κάθε δράση λογοδοτεί μία θέση ευθύνης, με ημερομηνία.",
                        "Two goals and eight actions, written together with people who came to live in our city. For each action one office answers, with a date.",
                        "هدفان وثمانية إجراءات كُتبت مع من جاؤوا للعيش في مدينتنا. ولكل إجراء جهة واحدة مسؤولة وموعد محدد.",
                        "Dy synime dhe tetë veprime, të shkruara bashkë me ata që erdhën të jetojnë në qytetin tonë."),
                "2025-09-01",
                "2027-12-31");

        goal(
                "together",
                Domain.GOVERNANCE,
                greek(
                        "Οι πολιτικές ένταξης του δήμου σχεδιάζονται μαζί με τους μετανάστες",
                        "The city’s policies on integration are made together with migrants",
                        "توضع سياسات الاندماج في المدينة بالشراكة مع المهاجرين",
                        "Politikat e bashkisë për integrimin hartohen së bashku me migrantët"));
        action(
                "panel",
                "together",
                SOCIAL_POLICY,
                "2025-09-15",
                "2027-12-31",
                3,
                greek("Πάνελ Μεταναστών", "A migrant panel", "هيئة للمهاجرين", "Panel i migrantëve"));
        once(
                "panel-begins",
                "panel",
                "2025-10-31",
                1,
                greek(
                        "Πρώτη συνεδρίαση του Πάνελ με όλες τις θέσεις καλυμμένες",
                        "First meeting of the panel with every seat filled",
                        "أول اجتماع للهيئة بعد شغل جميع المقاعد",
                        "Mbledhja e parë e panelit me të gjitha vendet e plotësuara"));
        again(
                "panel-meets",
                "panel",
                Often.MONTHLY,
                "2025-10-31",
                "migrant-panel",
                3,
                greek(
                        "Το Πάνελ συνεδριάζει τουλάχιστον μία φορά τον μήνα",
                        "The panel meets at least once a month",
                        "تجتمع الهيئة مرة واحدة في الشهر على الأقل",
                        "Paneli mblidhet të paktën një herë në muaj"));
        once(
                "panel-report",
                "panel",
                "2026-09-30",
                1,
                greek(
                        "Ετήσια έκθεση του Πάνελ προς το Δημοτικό Συμβούλιο",
                        "The panel’s yearly report to the municipal council",
                        "التقرير السنوي للهيئة إلى المجلس البلدي",
                        "Raporti vjetor i panelit për këshillin bashkiak"));

        action(
                "needs",
                "together",
                "social-services",
                "2025-10-01",
                "2026-12-31",
                2,
                greek(
                        "Καταγραφή των αναγκών μεταναστών και προσφύγων",
                        "Knowing what migrants and refugees need",
                        "معرفة احتياجات المهاجرين واللاجئين",
                        "Njohja e nevojave të migrantëve dhe refugjatëve"));
        once(
                "questionnaire",
                "needs",
                "2026-01-31",
                1,
                greek(
                        "Ερωτηματολόγιο σε τέσσερις γλώσσες",
                        "A questionnaire in four languages",
                        "استبيان بأربع لغات",
                        "Pyetësor në katër gjuhë"));
        once(
                "conversations",
                "needs",
                "2026-03-31",
                1,
                greek(
                        "Συζητήσεις με οικογένειες σε έξι γειτονιές",
                        "Conversations with families in six neighbourhoods",
                        "لقاءات مع العائلات في ستة أحياء",
                        "Biseda me familje në gjashtë lagje"));
        once(
                "findings",
                "needs",
                "2026-10-31",
                1,
                greek(
                        "Δημοσίευση των ευρημάτων και στις τέσσερις γλώσσες",
                        "What was found is published in all four languages",
                        "نشر النتائج باللغات الأربع",
                        null));

        action(
                "information",
                "together",
                "community-centre",
                "2025-09-15",
                "2027-06-30",
                2,
                greek(
                        "Το Κέντρο Κοινότητας ως γραφείο πληροφόρησης μεταναστών",
                        "The Community Centre as an information office for migrants",
                        "مركز المجتمع مكتبًا لإرشاد المهاجرين",
                        "Qendra Komunitare si zyrë informacioni për migrantët"));
        once(
                "desk",
                "information",
                "2025-12-31",
                1,
                greek(
                        "Υποδοχή με διερμηνεία δύο απογεύματα την εβδομάδα",
                        "A desk with interpreters on two afternoons a week",
                        "مكتب استقبال مع ترجمة فورية مساءين في الأسبوع",
                        "Sportel me përkthyes dy pasdite në javë"));
        once(
                "signs",
                "information",
                "2026-02-28",
                1,
                greek(
                        "Πινακίδες σε τέσσερις γλώσσες στον σταθμό των λεωφορείων",
                        "Signs in four languages at the bus station",
                        "لافتات بأربع لغات في محطة الحافلات",
                        "Tabela në katër gjuhë në stacionin e autobusëve"));
        once(
                "guide",
                "information",
                "2026-04-30",
                1,
                greek(
                        "Οδηγός «Τα πρώτα βήματα στη Λιβαδειά», έντυπος και ψηφιακός",
                        "A guide, “First steps in Levadia”, on paper and online",
                        "دليل «الخطوات الأولى في ليفاديا» مطبوعًا وعلى الإنترنت",
                        "Udhërrëfyesi «Hapat e parë në Livadhja»"));
        once(
                "plain",
                "information",
                "2027-03-31",
                1,
                greek(
                        "Επιμόρφωση όσων εξυπηρετούν το κοινό στην απλή γλώσσα",
                        "Everybody who serves the public is trained in plain language",
                        "تدريب كل من يخدم الجمهور على استخدام لغة مبسّطة",
                        null));

        goal(
                "policymaking",
                Domain.PARTICIPATION,
                greek(
                        "Μετανάστες και πρόσφυγες συμμετέχουν περισσότερο στις αποφάσεις της πόλης",
                        "Migrants and refugees take a greater part in what the city decides",
                        "مشاركة أكبر للمهاجرين واللاجئين في قرارات المدينة",
                        "Migrantët dhe refugjatët marrin pjesë më shumë në vendimet e qytetit"));
        action(
                "training",
                "policymaking",
                "social-services",
                "2026-01-15",
                "2027-12-31",
                1,
                greek(
                        "Προγράμματα κατάρτισης: δεξιότητες για την καθημερινότητα",
                        "Training programmes: skills for everyday life",
                        "برامج تدريبية: مهارات للحياة اليومية",
                        "Programe trajnimi: aftësi për përditshmërinë"));
        again(
                "digital",
                "training",
                Often.QUARTERLY,
                "2026-03-31",
                null,
                1,
                greek(
                        "Ένας κύκλος ψηφιακών δεξιοτήτων κάθε τρίμηνο",
                        "One course in digital skills every quarter",
                        "دورة في المهارات الرقمية كل ثلاثة أشهر",
                        "Një kurs aftësish digjitale çdo tre muaj"));
        once(
                "first-aid",
                "training",
                "2026-06-30",
                1,
                greek(
                        "Μαθήματα πρώτων βοηθειών με φύλαξη παιδιών",
                        "First-aid courses with childcare",
                        "دورات إسعافات أولية مع رعاية الأطفال",
                        "Kurse të ndihmës së parë me kujdes për fëmijët"));

        action(
                "vocational",
                "policymaking",
                "public-employment-service-levadia",
                "2025-11-01",
                "2027-06-30",
                2,
                greek(
                        "Επαγγελματικά προγράμματα και ευκαιρίες εργασίας",
                        "Vocational programmes and opportunities to work",
                        "برامج مهنية وفرص عمل",
                        "Programe profesionale dhe mundësi punësimi"));
        once(
                "farm-work",
                "vocational",
                "2026-09-30",
                1,
                greek(
                        "Πιστοποιημένη κατάρτιση για τον αγροτικό τομέα, όπου λείπουν χέρια",
                        "Certified training for farming, where hands are missing",
                        "تدريب معتمد للقطاع الزراعي حيث تنقص الأيدي العاملة",
                        "Trajnim i certifikuar për bujqësinë, ku mungojnë krahët e punës"));
        once(
                "care-work",
                "vocational",
                "2027-06-30",
                1,
                greek(
                        "Κατάρτιση βοηθών φροντίδας ηλικιωμένων",
                        "Training of assistants in the care of older people",
                        "تدريب مساعدين في رعاية كبار السن",
                        null));

        action(
                "greek",
                "policymaking",
                EDUCATION_AND_CULTURE,
                "2025-10-01",
                "2027-06-30",
                2,
                greek(
                        "Μαθήματα ελληνικών",
                        "Greek language courses",
                        "دورات في اللغة اليونانية",
                        "Kurse të gjuhës greke"));
        once(
                "morning",
                "greek",
                "2026-06-30",
                1,
                greek(
                        "Πρωινό τμήμα, επίπεδα Α1 και Α2",
                        "A morning class, levels A1 and A2",
                        "صف صباحي للمستويين A1 وA2",
                        "Klasë në mëngjes, nivelet A1 dhe A2"));
        once(
                "evening",
                "greek",
                "2026-10-15",
                2,
                greek(
                        "Βραδινά τμήματα για όσους εργάζονται την ημέρα",
                        "Evening classes for people who work by day",
                        "صفوف مسائية لمن يعملون نهارًا",
                        "Klasa në mbrëmje për ata që punojnë ditën"));
        once(
                "citizenship",
                "greek",
                "2027-05-31",
                1,
                greek(
                        "Προετοιμασία για τις εξετάσεις ιθαγένειας",
                        "Preparation for the citizenship examination",
                        "التحضير لامتحان الجنسية",
                        "Përgatitje për provimin e shtetësisë"));

        action(
                "campaigns",
                "policymaking",
                "mayor",
                "2025-12-01",
                "2027-03-31",
                1,
                greek(
                        "Ενημέρωση κατά της ξενοφοβίας και του ρατσισμού",
                        "Information campaigns against xenophobia and racism",
                        "حملات توعية ضد كراهية الأجانب والعنصرية",
                        "Fushata informuese kundër ksenofobisë dhe racizmit"));
        once(
                "stories",
                "campaigns",
                "2026-03-31",
                1,
                greek(
                        "«Δώδεκα γείτονες διηγούνται»: βραδιά ιστοριών και έκθεση",
                        "“Twelve neighbours tell”: an evening of stories and an exhibition",
                        "«اثنا عشر جارًا يروون»: أمسية قصص ومعرض",
                        "«Dymbëdhjetë fqinjë tregojnë»: mbrëmje tregimesh dhe ekspozitë"));
        once(
                "radio",
                "campaigns",
                "2026-06-30",
                1,
                greek(
                        "Μηνύματα στο τοπικό ραδιόφωνο",
                        "Messages on local radio",
                        "رسائل عبر الإذاعة المحلية",
                        "Mesazhe në radion lokale"));
        once(
                "schools",
                "campaigns",
                "2026-12-31",
                1,
                greek(
                        "Επισκέψεις σε όλα τα γυμνάσια και λύκεια",
                        "Visits to every secondary school",
                        "زيارات لجميع المدارس الإعدادية والثانوية",
                        "Vizita në të gjitha gjimnazet dhe liceet"));

        action(
                "culture",
                "policymaking",
                EDUCATION_AND_CULTURE,
                "2026-09-01",
                "2027-12-31",
                1,
                greek(
                        "Πολιτιστικές δράσεις με τις κοινότητες της πόλης",
                        "Cultural activities with the city’s communities",
                        "أنشطة ثقافية مع الجاليات في المدينة",
                        "Veprimtari kulturore me komunitetet e qytetit"));
        once(
                "map",
                "culture",
                "2027-05-31",
                1,
                greek(
                        "«Εξερευνώντας την πόλη μας»: περίπατοι και χάρτης ιστοριών",
                        "“Exploring our city”: walks and a map of stories",
                        "«نستكشف مدينتنا»: جولات وخريطة قصص",
                        "«Zbulojmë qytetin tonë»: shëtitje dhe hartë tregimesh"));
        again(
                "festival",
                "culture",
                Often.YEARLY,
                "2026-10-31",
                null,
                1,
                greek(
                        "Γιορτή με μουσικές και γεύσεις στις πηγές της Κρύας, κάθε φθινόπωρο",
                        "A feast of music and food at the springs of Krya, every autumn",
                        "مهرجان للموسيقى والمأكولات عند ينابيع كريا كل خريف",
                        "Festë me muzikë dhe gatime te burimet e Kryas, çdo vjeshtë"));
    }

    // --- Levadia: what was reported ---

    private void aboutThePanel(List<Scene> scenes) {
        scenes.add(levadia(
                "2025-10-10",
                "12:00",
                () -> done(
                        "panel-begins",
                        "2025-10-09",
                        greek(
                                "Και οι εννέα θέσεις καλύφθηκαν και όλα τα μέλη ήρθαν στην πρώτη συνεδρίαση. Τα πρακτικά είναι στη σελίδα του Πάνελ.",
                                "All nine seats are filled and every member came to the first meeting. The minutes are on the panel’s page.",
                                "شُغلت المقاعد التسعة وحضر جميع الأعضاء الاجتماع الأول. المحضر منشور في صفحة الهيئة.",
                                "Të nëntë vendet u plotësuan dhe të gjithë anëtarët erdhën në mbledhjen e parë."))));
        scenes.add(levadia(
                "2026-02-02",
                "10:00",
                () -> news(
                        "panel-meets",
                        greek(
                                "Τον Ιανουάριο δεν έγινε συνεδρίαση: η αίθουσα δεν θερμαινόταν και δεν βρέθηκε εγκαίρως άλλη. Η επόμενη είναι στις 12 Φεβρουαρίου.",
                                "There was no meeting in January: the hall could not be heated and no other was found in time. The next one is on 12 February.",
                                "لم يُعقد اجتماع في يناير لتعطل تدفئة القاعة وعدم العثور على بديل في الوقت المناسب. الاجتماع القادم في 12 فبراير.",
                                null))));
        scenes.add(levadia(
                "2026-03-20",
                "11:00",
                () -> news(
                        clerk("clerk-social", SOCIAL_POLICY),
                        "panel-report",
                        greek(
                                "Το Πάνελ συμφώνησε στα πέντε κεφάλαια της έκθεσης και δύο μέλη ανέλαβαν το πρώτο σχέδιο για τον Ιούνιο.",
                                "The panel agreed on the five chapters of the report; two members will write a first draft by June.",
                                "اتفقت الهيئة على فصول التقرير الخمسة، وتولى عضوان إعداد المسودة الأولى بحلول يونيو.",
                                null))));
    }

    private void aboutNeeds(List<Scene> scenes) {
        scenes.add(levadia(
                "2025-12-05",
                "10:00",
                () -> news(
                        "questionnaire",
                        greek(
                                "Το ερωτηματολόγιο δοκιμάστηκε με δεκαπέντε οικογένειες· αφαιρέσαμε έξι ερωτήσεις που δεν ήταν κατανοητές.",
                                "We tried the questionnaire with fifteen families and took out six questions that were not understood.",
                                "جرّبنا الاستبيان مع خمس عشرة عائلة وحذفنا ستة أسئلة لم تكن واضحة.",
                                null))));
        scenes.add(levadia(
                "2026-01-23",
                "13:00",
                () -> done(
                        "questionnaire",
                        "2026-01-22",
                        greek(
                                "Απάντησαν 214 άτομα, τα περισσότερα στα αλβανικά και στα αραβικά. Το ερωτηματολόγιο βρίσκεται στο Κέντρο Κοινότητας και στην ιστοσελίδα.",
                                "214 people answered, most of them in Albanian and Arabic. The questionnaire can be seen at the Community Centre and on the website.",
                                "أجاب 214 شخصًا، معظمهم بالألبانية والعربية. الاستبيان متاح في مركز المجتمع وعلى الموقع الإلكتروني.",
                                null))));
        scenes.add(levadia(
                "2026-03-10",
                "10:00",
                () -> news(
                        "conversations",
                        greek(
                                "Έγιναν συζητήσεις σε τέσσερις από τις έξι γειτονιές. Για τις άλλες δύο ψάχνουμε διερμηνέα για το βράδυ.",
                                "Conversations took place in four of the six neighbourhoods. For the other two we are looking for an interpreter in the evening.",
                                "عُقدت لقاءات في أربعة من الأحياء الستة. ونبحث عن مترجم مسائي للحيّين الآخرين.",
                                null))));
        scenes.add(levadia(
                "2026-02-25",
                "10:00",
                () -> news(
                        "findings",
                        greek(
                                "Οι απαντήσεις καταχωρίστηκαν χωρίς ονόματα. Η ανάλυση γίνεται μαζί με δύο μέλη του Πάνελ.",
                                "The answers have been entered without names. Two members of the panel take part in reading them.",
                                "أُدخلت الإجابات دون أسماء، ويشارك عضوان من الهيئة في تحليلها.",
                                null))));
    }

    private void aboutInformation(List<Scene> scenes) {
        scenes.add(levadia("2025-10-29", "09:30", () -> attachTheLastDuePromiseOf("technical-services", "signs")));
        scenes.add(
                levadia(
                        "2025-12-02",
                        "12:00",
                        () -> done(
                                "desk",
                                "2025-12-01",
                                greek(
                                        "Η υποδοχή λειτουργεί κάθε Τρίτη και Πέμπτη 16:00–19:00, με διερμηνεία στα αλβανικά και στα αραβικά. Το ωράριο είναι στην είσοδο.",
                                        "The desk is open on Tuesdays and Thursdays from 16:00 to 19:00, with interpreters for Albanian and Arabic. The hours are posted at the door.",
                                        "يعمل المكتب يومي الثلاثاء والخميس من 16:00 إلى 19:00 مع ترجمة إلى الألبانية والعربية. المواعيد معلّقة على المدخل.",
                                        "Sporteli është i hapur të martën dhe të enjten, 16:00–19:00, me përkthyes për shqip dhe arabisht."))));
        scenes.add(levadia(
                "2026-02-23",
                "10:00",
                () -> done(
                        "signs",
                        "2026-02-20",
                        greek(
                                "Η Τεχνική Υπηρεσία τοποθέτησε οκτώ πινακίδες. Μέλη του Πάνελ τις διάβασαν και στις τέσσερις γλώσσες πριν τυπωθούν.",
                                "Technical Services put up eight signs. Members of the panel read them in all four languages before they were printed.",
                                "ركّبت المصالح التقنية ثماني لافتات، وراجعها أعضاء من الهيئة باللغات الأربع قبل طباعتها.",
                                null))));
        scenes.add(levadia(
                "2026-01-16",
                "10:00",
                () -> newsOfAction(
                        "information",
                        greek(
                                "Τους πρώτους μήνες ήρθαν στην υποδοχή 96 άτομα. Συχνότερες ερωτήσεις: ΑΜΚΑ, σχολείο, ενοίκιο.",
                                "In its first months 96 people came to the desk. What they ask most about: social security number, school, rent.",
                                "استقبل المكتب في أشهره الأولى 96 شخصًا. أكثر الأسئلة عن رقم الضمان الاجتماعي والمدرسة والإيجار.",
                                null))));
        scenes.add(levadia(
                "2026-04-24",
                "10:00",
                () -> news(
                        "guide",
                        greek(
                                "Τα κείμενα είναι έτοιμα στα ελληνικά, στα αγγλικά και στα αλβανικά. Η αραβική μετάφραση ελέγχεται ακόμη και καθυστερεί την εκτύπωση.",
                                "The texts are ready in Greek, English and Albanian. The Arabic translation is still being checked and holds up the printing.",
                                "النصوص جاهزة باليونانية والإنجليزية والألبانية. ما زالت الترجمة العربية قيد المراجعة، ولذلك تأخرت الطباعة.",
                                null))));
        scenes.add(levadia(
                "2026-04-24",
                "10:20",
                () -> news(
                        "plain",
                        greek(
                                "Δεκατέσσερις υπάλληλοι δήλωσαν συμμετοχή για το φθινόπωρο· αναζητούμε εκπαιδευτή.",
                                "Fourteen members of staff have signed up for the autumn; we are looking for a trainer.",
                                "سجّل أربعة عشر موظفًا للمشاركة في الخريف، ونبحث عن مدرّب.",
                                null))));
    }

    private void aboutSkillsAndWork(List<Scene> scenes) {
        scenes.add(levadia("2025-12-04", "12:00", this::theCooperativesMemorandum));
        scenes.add(levadia(
                "2026-01-14",
                "11:00",
                () -> newsOfAction(
                        "vocational",
                        greek(
                                "Συζητάμε με τον Αγροτικό Συνεταιρισμό ποιες ειδικότητες λείπουν πριν από τη συγκομιδή. Περιμένουμε την έγκριση του προγράμματος.",
                                "We are discussing with the agricultural cooperative which skills are missing before the harvest. The programme awaits approval.",
                                "نبحث مع التعاونية الزراعية المهارات الناقصة قبل موسم الحصاد، وننتظر الموافقة على البرنامج.",
                                null))));
        scenes.add(levadia(
                "2026-03-27",
                "12:00",
                () -> held(
                        "digital",
                        "2026-03-26",
                        greek(
                                "Ολοκληρώθηκε ο πρώτος κύκλος με δεκαέξι συμμετέχοντες· έντεκα από αυτούς γυναίκες.",
                                "The first course ended with sixteen participants, eleven of them women.",
                                "اختُتمت الدورة الأولى بستة عشر مشاركًا، بينهم إحدى عشرة امرأة.",
                                null))));
        scenes.add(levadia(
                "2026-05-04",
                "10:00",
                () -> news(
                        "first-aid",
                        greek(
                                "Τα μαθήματα ξεκινούν στις 20 Μαΐου στο 5ο Δημοτικό Σχολείο. Οι θέσεις έχουν ήδη καλυφθεί και η φύλαξη παιδιών είναι εξασφαλισμένη.",
                                "The courses begin on 20 May at the Fifth Primary School. All places are taken, and childcare is arranged.",
                                "تبدأ الدورات في 20 مايو في المدرسة الابتدائية الخامسة. اكتملت المقاعد وتأمّنت رعاية الأطفال.",
                                null))));
        scenes.add(levadia("2026-03-02", "12:00", this::theRoomOfTheWomensWorkshop));
    }

    private void aboutGreek(List<Scene> scenes) {
        scenes.add(levadia(
                "2025-11-12",
                "10:00",
                () -> news(
                        "morning",
                        greek(
                                "Το πρωινό τμήμα ξεκίνησε με 22 μαθητές, τρεις φορές την εβδομάδα.",
                                "The morning class has begun with 22 learners, three times a week.",
                                "بدأ الصف الصباحي بـ22 متعلمًا، ثلاث مرات في الأسبوع.",
                                "Klasa e mëngjesit nisi me 22 nxënës, tri herë në javë."))));
        scenes.add(levadia(
                "2026-01-22",
                "10:00",
                () -> newsOfAction(
                        "greek",
                        greek(
                                "Όσοι εργάζονται στα χωράφια δεν μπορούν το πρωί. Ρωτάμε το Πάνελ ποιες ώρες βολεύουν.",
                                "People who work in the fields cannot come in the morning. We are asking the panel which hours suit.",
                                "لا يستطيع العاملون في الحقول الحضور صباحًا، ونسأل الهيئة عن الأوقات المناسبة.",
                                null))));
        scenes.add(levadia("2026-04-09", "10:00", () -> attachTheLastDuePromiseOf(EDUCATION_AND_CULTURE, "evening")));
        scenes.add(levadia(
                "2026-04-09",
                "10:10",
                () -> news(
                        "evening",
                        greek(
                                "Ο δήμος δέχθηκε τη σύσταση του Πάνελ: δύο βραδινά τμήματα με τουλάχιστον δώδεκα μαθητές το καθένα.",
                                "The city accepted the panel’s recommendation: two evening classes with at least twelve learners each.",
                                "قبلت البلدية توصية الهيئة: صفّان مسائيان، في كل منهما اثنا عشر متعلمًا على الأقل.",
                                null))));
        scenes.add(levadia(
                "2026-04-29",
                "10:00",
                () -> newsOfAction(
                        "greek",
                        greek(
                                "Οι εξετάσεις του πρωινού τμήματος ορίστηκαν για τις 12 Ιουνίου. Η προετοιμασία για την ιθαγένεια αρχίζει τον Ιανουάριο.",
                                "The morning class sits its examination on 12 June. Preparation for citizenship begins in January.",
                                "حُدّد امتحان الصف الصباحي في 12 يونيو، ويبدأ التحضير لامتحان الجنسية في يناير.",
                                null))));
    }

    private void aboutCampaigns(List<Scene> scenes) {
        scenes.add(levadia(
                "2026-01-29",
                "10:00",
                () -> newsOfAction(
                        "campaigns",
                        greek(
                                "Δώδεκα κάτοικοι δέχθηκαν να διηγηθούν την ιστορία τους. Τα σχολεία ζήτησαν να ξεκινήσουμε από τα λύκεια.",
                                "Twelve residents agreed to tell their story. The schools asked us to begin with the older pupils.",
                                "وافق اثنا عشر من السكان على رواية قصصهم، وطلبت المدارس البدء بالثانويات.",
                                null))));
        scenes.add(levadia(
                "2026-02-27",
                "13:00",
                () -> steps.cancel(
                        id("radio"),
                        greek(
                                "Ο τοπικός σταθμός έκλεισε τον Φεβρουάριο. Τα χρήματα πηγαίνουν στις επισκέψεις στα σχολεία, όπως πρότεινε το Πάνελ.",
                                "The local station closed in February. The money goes to the visits to schools, as the panel proposed.",
                                "أُغلقت الإذاعة المحلية في فبراير. خُصّصت الأموال لزيارات المدارس كما اقترحت الهيئة.",
                                "Radioja lokale u mbyll në shkurt. Paratë shkojnë për vizitat në shkolla."),
                        0,
                        holder(id("radio")))));
        scenes.add(
                levadia(
                        "2026-03-24",
                        "11:00",
                        () -> done(
                                "stories",
                                "2026-03-21",
                                greek(
                                        "Στις 21 Μαρτίου ήρθαν περίπου 180 άνθρωποι. Η έκθεση με τα πορτρέτα μένει στο Δημαρχείο έως τέλος Ιουνίου.",
                                        "About 180 people came on 21 March. The exhibition with the portraits stays in the town hall until the end of June.",
                                        "حضر نحو 180 شخصًا في 21 مارس، ويبقى معرض الصور في مبنى البلدية حتى نهاية يونيو.",
                                        "Më 21 mars erdhën rreth 180 veta. Ekspozita qëndron në bashki deri në fund të qershorit."))));
        scenes.add(levadia(
                "2026-05-05",
                "11:00",
                () -> news(
                        "schools",
                        greek(
                                "Τρία από τα επτά σχολεία έγιναν· τα υπόλοιπα προγραμματίστηκαν για το φθινόπωρο.",
                                "Three of the seven schools have been visited; the others are planned for the autumn.",
                                "زرنا ثلاثًا من المدارس السبع، والبقية مقررة في الخريف.",
                                null))));
    }

    /** Nothing follows when the cooperative does not keep it; nobody asked for that, and the page says so. */
    private void theCooperativesMemorandum() {
        pledges.make(
                new Pledges.Sides(
                        ByKind.ORGANISATION,
                        directory.findOrganisation(COOPERATIVE).orElseThrow().id(),
                        ToKind.PUBLIC,
                        null),
                greek(
                        "Να προσλάβουμε για τη συγκομιδή τουλάχιστον δέκα άτομα από όσα θα ολοκληρώσουν την κατάρτιση, με κανονική σύμβαση.",
                        "To hire for the harvest at least ten of those who finish the training, with a regular contract.",
                        "أن نوظّف لموسم الحصاد عشرة أشخاص على الأقل ممن يُتمّون التدريب، بعقود نظامية.",
                        "Të punësojmë për korrjet të paktën dhjetë veta nga ata që mbarojnë trajnimin, me kontratë të rregullt."),
                Origin.MEMORANDUM,
                "Μνημόνιο συνεργασίας 4/2025",
                day("2025-12-04"),
                day("2026-09-30"),
                null,
                id("vocational"),
                coordinator());
    }

    private void theRoomOfTheWomensWorkshop() {
        var pledge = pledges.make(
                new Pledges.Sides(
                        ByKind.OFFICE,
                        office(EDUCATION_AND_CULTURE),
                        ToKind.ORGANISATION,
                        directory
                                .findOrganisation("women-s-workshop")
                                .orElseThrow()
                                .id()),
                greek(
                        "Να παραχωρήσουμε στο Εργαστήρι Γυναικών αίθουσα δύο απογεύματα την εβδομάδα.",
                        "To give the Women’s Workshop a room on two afternoons a week.",
                        "أن نوفّر لورشة النساء قاعة مساءين في الأسبوع.",
                        null),
                Origin.DECISION,
                "Απόφαση 231/2025",
                day("2025-12-18"),
                day("2026-02-28"),
                greek(
                        "Ο δήμος καταβάλλει το ενοίκιο άλλης αίθουσας.",
                        "The city pays the rent of another room.",
                        "تدفع البلدية إيجار قاعة أخرى.",
                        null),
                null,
                coordinator());
        pledges.kept(
                pledge,
                day("2026-02-17"),
                greek(
                        "Το Εργαστήρι χρησιμοποιεί την αίθουσα του πρώτου ορόφου από τις 17 Φεβρουαρίου· το κλειδί παραδόθηκε με πρωτόκολλο.",
                        "The workshop has used the room on the first floor since 17 February; the key was handed over against a receipt.",
                        "تستخدم الورشة قاعة الطابق الأول منذ 17 فبراير، وسُلّم المفتاح بموجب محضر.",
                        null),
                0,
                coordinator());
    }

    /** The panel's missing January weighs more in March than in May; what stands here does not change any more. */
    private void freezeTheFirstHalfYear() {
        statesOfPlay.freeze(greek("""
                Μισό χρόνο μετά την απόφαση του Δημοτικού Συμβουλίου έχουν γίνει 5 από τα 21 βήματα: το Πάνελ συγκροτήθηκε, το ερωτηματολόγιο απαντήθηκε από 214 άτομα, η υποδοχή στο Κέντρο Κοινότητας άνοιξε, οι πινακίδες στον σταθμό τοποθετήθηκαν και δώδεκα γείτονες διηγήθηκαν την ιστορία τους.
                Το Πάνελ συνεδρίασε πέντε φορές σε έξι μήνες. Ο Ιανουάριος χάθηκε, και αυτό είναι δική μας ευθύνη.
                Οι συζητήσεις στις γειτονιές έπρεπε να έχουν τελειώσει σήμερα· έγιναν τέσσερις από τις έξι. Τα μηνύματα στο ραδιόφωνο εγκαταλείφθηκαν, γιατί ο σταθμός έκλεισε.
                Τίποτε από αυτά δεν λέει ακόμη αν η ζωή έγινε ευκολότερη. Αυτό θα το συζητήσουμε με το Πάνελ τον Απρίλιο.""", """
                Half a year after the council’s decision, 5 of 21 steps are done: the panel has been set up, 214 people answered the questionnaire, the desk at the Community Centre is open, the signs at the bus station are up, and twelve neighbours told their stories.
                The panel met five times in six months. January was missed, and that is our responsibility.
                The conversations in the neighbourhoods should have been finished today; four of six took place. The messages on the radio were given up because the station closed.
                None of this says yet whether life became any easier. We will talk about that with the panel in April.""", """
                بعد نصف عام من قرار المجلس البلدي أُنجزت 5 خطوات من 21: تشكّلت الهيئة، وأجاب 214 شخصًا عن الاستبيان، وافتُتح مكتب الاستقبال في مركز المجتمع، ورُكّبت اللافتات في محطة الحافلات، وروى اثنا عشر جارًا قصصهم.
                اجتمعت الهيئة خمس مرات في ستة أشهر. لم يُعقد اجتماع يناير، ونحن نتحمل مسؤولية ذلك.
                كان ينبغي أن تنتهي اللقاءات في الأحياء اليوم، وقد عُقد منها أربعة من ستة. وأُلغيت الرسائل الإذاعية لأن المحطة أُغلقت.
                لا يخبرنا شيء من هذا بعدُ إن كانت الحياة قد صارت أسهل. سنناقش ذلك مع الهيئة في أبريل.""", null), coordinator());
    }

    /** When the body's recommendation was accepted with a promise, the step and the promise lead to each other. */
    private void attachTheLastDuePromiseOf(String office, String step) {
        var by = office(office);
        commitments.open().stream()
                .filter(it -> it.office().equals(by))
                .max(Comparator.comparing(Promised::dueOn))
                .ifPresent(it -> promises.attach(id(step), it.id(), holder(id(step))));
    }

    // --- Fuenlabrada: a plan that is over ---

    /** Adopted in 2022 and entered here in its last months, with what had been done by then. */
    private void bringFuenlabradasFirstPlan() {
        begin(
                "first",
                spanish(
                        "Plan Municipal de Convivencia 2022–2025",
                        "Municipal Coexistence Plan 2022–2025",
                        "الخطة البلدية للتعايش 2022–2025"),
                spanish(
                        "El primer plan que el Ayuntamiento elaboró con la Mesa por la Convivencia.",
                        "The first plan the city made together with the Coexistence Board.",
                        "أول خطة أعدّتها البلدية مع مجلس التعايش."),
                "2022-03-01",
                "2025-12-31");
        goal(
                "dialogue",
                Domain.PARTICIPATION,
                spanish(
                        "Que las entidades de la ciudad asesoren al Ayuntamiento",
                        "The city’s associations advise the council",
                        "أن تقدّم جمعيات المدينة المشورة للبلدية"));
        action(
                "board",
                "dialogue",
                "mayor-s-office",
                "2022-03-01",
                "2025-12-31",
                1,
                spanish(
                        "Consolidar la Mesa por la Convivencia",
                        "Put the Coexistence Board on firm ground",
                        "ترسيخ مجلس التعايش"));
        once(
                "subsidy",
                "board",
                "2022-12-31",
                1,
                spanish(
                        "Subvención anual para las actividades de la Mesa",
                        "A yearly subsidy for the Board’s activities",
                        "منحة سنوية لأنشطة المجلس"));
        once(
                "laboratory-first",
                "board",
                "2023-11-30",
                1,
                spanish(
                        "Primer laboratorio de debate con responsables políticos",
                        "First laboratory of discussion with policymakers",
                        "أول مختبر نقاش مع صانعي القرار"));
        once(
                "answers",
                "board",
                "2025-06-30",
                1,
                spanish(
                        "Compromiso de responder por escrito a cada conclusión",
                        "A commitment to answer every conclusion in writing",
                        "الالتزام بالرد كتابيًا على كل خلاصة"));
        goal(
                "jobs",
                Domain.WORK,
                spanish(
                        "Que el empleo esté al alcance de todos",
                        "Work is within everybody’s reach",
                        "أن يكون العمل في متناول الجميع"));
        action(
                "base",
                "jobs",
                "employment",
                "2022-03-01",
                "2025-06-30",
                1,
                spanish(
                        "Una agencia de empleo para toda la ciudadanía",
                        "One employment agency for everyone",
                        "وكالة توظيف واحدة لجميع السكان"));
        once(
                "database",
                "base",
                "2023-06-30",
                1,
                spanish(
                        "Base de datos común de candidaturas y vacantes",
                        "A common database of candidates and vacancies",
                        "قاعدة بيانات مشتركة للمرشحين والوظائف الشاغرة"));
        plans.adopt(
                id("first"),
                "Pleno del Ayuntamiento de Fuenlabrada",
                "Acuerdo 7/2022",
                day("2022-02-24"),
                0,
                coordinator());

        done(
                "subsidy",
                "2022-11-18",
                spanish(
                        "Convocatoria publicada y concedida cada año desde 2022.",
                        "The call has been published and awarded every year since 2022.",
                        "نُشرت الدعوة ومُنحت كل عام منذ 2022."));
        done(
                "laboratory-first",
                "2023-11-16",
                spanish(
                        "Asistieron 23 entidades y cuatro concejalías; las conclusiones están publicadas.",
                        "Twenty-three associations and four departments took part; the conclusions are published.",
                        "شاركت 23 جمعية وأربع إدارات، والخلاصات منشورة."));
        done(
                "database",
                "2023-09-29",
                spanish(
                        "La base de datos funciona en la agencia municipal desde septiembre de 2023, tres meses después de lo previsto.",
                        "The database has been in use at the city’s agency since September 2023, three months later than planned.",
                        "تعمل قاعدة البيانات في الوكالة البلدية منذ سبتمبر 2023، بتأخر ثلاثة أشهر."));
    }

    private void closeFuenlabradasFirstPlan() {
        plans.close(
                id("first"),
                spanish(
                        "El plan llega a su fin. Queda sin hacer el compromiso de responder por escrito a cada conclusión; pasa al plan siguiente.",
                        "The plan has run its course. The commitment to answer every conclusion in writing was not kept; it goes into the next plan.",
                        "انتهت مدة الخطة. لم يتحقق الالتزام بالرد كتابيًا على كل خلاصة، وينتقل إلى الخطة التالية."),
                1,
                coordinator());
    }

    // --- Fuenlabrada: the plan in force ---

    private void writeFuenlabradasSecondPlan() {
        begin(
                "second",
                spanish(
                        "Convivir en Fuenlabrada 2026–2028",
                        "Living side by side in Fuenlabrada 2026–2028",
                        "نتعايش في فوينلابرادا 2026–2028"),
                spanish(
                        "Contra los rumores, por el empleo y con la voz de las 31 entidades de la Mesa.",
                        "Against rumours, for work, and with the voice of the Board’s 31 associations.",
                        "ضد الإشاعات، ومن أجل العمل، وبصوت جمعيات المجلس الإحدى والثلاثين."),
                "2026-01-22",
                "2028-12-31");
        goal(
                "rumours",
                Domain.ANTIDISCRIMINATION,
                spanish(
                        "Que los rumores no decidan cómo convivimos",
                        "Rumours do not decide how we live together",
                        "ألا تحدد الإشاعات كيف نعيش معًا"));
        action(
                "anti-rumour",
                "rumours",
                "social-welfare",
                "2026-01-26",
                "2028-12-31",
                2,
                spanish("Estrategia antirrumores", "Anti-rumour strategy", "استراتيجية مكافحة الإشاعات"));
        once(
                "collect",
                "anti-rumour",
                "2026-04-30",
                1,
                spanish(
                        "Recoger los rumores que circulan, barrio a barrio",
                        "Gather the rumours that go round, neighbourhood by neighbourhood",
                        "جمع الإشاعات المتداولة حيًا حيًا"));
        once(
                "data",
                "anti-rumour",
                "2026-06-30",
                1,
                spanish(
                        "Responder con datos: una ficha por rumor",
                        "Answer with data: one sheet for each rumour",
                        "الرد بالبيانات: بطاقة لكل إشاعة"));
        once(
                "agents",
                "anti-rumour",
                "2026-12-18",
                1,
                spanish(
                        "Formar a jóvenes agentes antirrumores en los institutos",
                        "Train young anti-rumour agents in the secondary schools",
                        "تدريب شباب على مكافحة الإشاعات في المدارس الثانوية"));
        action(
                "stairwell",
                "rumours",
                "housing",
                "2026-01-26",
                "2027-06-30",
                1,
                spanish("Mediación en comunidades de vecinos", "Mediation between neighbours", "الوساطة بين الجيران"));
        once(
                "mediators",
                "stairwell",
                "2026-10-30",
                1,
                spanish(
                        "Seis mediadoras y mediadores en los barrios",
                        "Six mediators in the neighbourhoods",
                        "ستة وسطاء في الأحياء"));

        goal(
                "work",
                Domain.WORK,
                spanish(
                        "Que empresas y personas se encuentren",
                        "Companies and people find each other",
                        "أن تلتقي الشركات والباحثون عن عمل"));
        action(
                "shortages",
                "work",
                "employment",
                "2026-01-26",
                "2027-12-31",
                3,
                spanish(
                        "Formación diseñada con las empresas según los perfiles que faltan",
                        "Training designed with companies after the profiles they lack",
                        "تدريب يُصمَّم مع الشركات وفق التخصصات الناقصة"));
        once(
                "interviews",
                "shortages",
                "2026-03-31",
                1,
                spanish(
                        "Entrevistar a cuarenta empresas sobre los perfiles que no encuentran",
                        "Ask forty companies which profiles they cannot find",
                        "مقابلة أربعين شركة حول التخصصات التي لا تجدها"));
        once(
                "courses",
                "shortages",
                "2026-04-30",
                1,
                spanish(
                        "Diseñar con ellas tres itinerarios de formación",
                        "Design three training courses with them",
                        "تصميم ثلاثة مسارات تدريبية معها"));
        once(
                "graduates",
                "shortages",
                "2026-12-15",
                2,
                spanish(
                        "Primera promoción: sesenta personas, con prácticas en empresa",
                        "First year: sixty people, with placements in companies",
                        "الدفعة الأولى: ستون متدربًا مع تدريب عملي في الشركات"));
        again(
                "group",
                "shortages",
                Often.MONTHLY,
                "2026-02-28",
                "work",
                1,
                spanish(
                        "El grupo de trabajo de Empleo se reúne cada mes",
                        "The thematic group on work meets every month",
                        "تجتمع مجموعة التشغيل كل شهر"));

        goal(
                "decide",
                Domain.PARTICIPATION,
                spanish(
                        "Que las propuestas lleguen a quien decide, y vuelvan con respuesta",
                        "Proposals reach those who decide, and come back with an answer",
                        "أن تصل المقترحات إلى أصحاب القرار وتعود مع رد"));
        action(
                "laboratory",
                "decide",
                "mayor-s-office",
                "2026-01-26",
                "2028-12-31",
                2,
                spanish(
                        "Laboratorio anual con la Mesa por la Convivencia",
                        "Annual laboratory with the Coexistence Board",
                        "المختبر السنوي مع مجلس التعايش"));
        again(
                "quarterly",
                "laboratory",
                Often.QUARTERLY,
                "2026-03-31",
                "coexistence-board",
                1,
                spanish(
                        "La Mesa se reúne cada trimestre",
                        "The Board meets every quarter",
                        "يجتمع المجلس كل ثلاثة أشهر"));
        again(
                "colloquium",
                "laboratory",
                Often.YEARLY,
                "2026-11-15",
                null,
                2,
                spanish(
                        "Coloquio abierto, este año sobre la plena ciudadanía",
                        "An open colloquium, this year on citizens’ full rights",
                        "ندوة مفتوحة، موضوعها هذا العام المواطنة الكاملة"));
        once(
                "written",
                "laboratory",
                "2027-02-26",
                1,
                spanish(
                        "Respuesta escrita de cada concejalía a las conclusiones",
                        "A written answer from every department to the conclusions",
                        "رد كتابي من كل إدارة على الخلاصات"));
        action(
                "welcome",
                "decide",
                "education",
                "2026-09-14",
                "2028-06-30",
                1,
                spanish(
                        "Segunda generación: voz propia en los institutos",
                        "Second generation: a voice of their own in the secondary schools",
                        "الجيل الثاني: صوت خاص في المدارس الثانوية"));
        once(
                "delegates",
                "welcome",
                "2027-01-29",
                1,
                spanish(
                        "Delegadas y delegados de convivencia en cada centro",
                        "Coexistence delegates in every school",
                        "مندوبون للتعايش في كل مدرسة"));
    }

    private void aboutFuenlabrada(List<Scene> scenes) {
        scenes.add(fuenlabrada(
                "2026-03-10",
                "10:00",
                () -> newsOfAction(
                        "laboratory",
                        spanish(
                                "La Mesa eligió el tema y propuso invitar a las concejalías desde el primer día, no solo a la clausura.",
                                "The Board chose the theme and proposed inviting the departments from the first day, not only to the closing.",
                                "اختار المجلس الموضوع واقترح دعوة الإدارات منذ اليوم الأول لا في الختام فقط."))));
        scenes.add(fuenlabrada(
                "2026-03-30",
                "12:00",
                () -> done(
                        "interviews",
                        "2026-03-27",
                        spanish(
                                "Cuarenta y dos empresas respondieron. Lo que más falta: soldadura, mantenimiento de carretillas y atención a mayores.",
                                "Forty-two companies answered. Most missing: welding, forklift maintenance and care of older people.",
                                "أجابت 42 شركة. أكثر ما ينقصها: اللحام وصيانة الرافعات ورعاية كبار السن."))));
        scenes.add(fuenlabrada(
                "2026-03-30",
                "12:30",
                () -> news(
                        "graduates",
                        spanish(
                                "Once empresas se han ofrecido a acoger prácticas a partir de septiembre.",
                                "Eleven companies have offered placements from September on.",
                                "عرضت إحدى عشرة شركة استقبال متدربين ابتداءً من سبتمبر."))));
        scenes.add(fuenlabrada(
                "2026-04-17",
                "11:00",
                () -> done(
                        "collect",
                        "2026-04-16",
                        spanish(
                                "Las entidades recogieron 126 rumores en nueve barrios; el informe está en la Casa de la Convivencia.",
                                "The associations gathered 126 rumours in nine neighbourhoods; the report is at the House of Coexistence.",
                                "جمعت الجمعيات 126 إشاعة في تسعة أحياء، والتقرير متاح في بيت التعايش."))));
        scenes.add(fuenlabrada(
                "2026-05-05",
                "10:00",
                () -> news(
                        "courses",
                        spanish(
                                "Dos itinerarios están cerrados. El tercero, de atención a mayores, espera la homologación de la Comunidad de Madrid.",
                                "Two courses are settled. The third, on care of older people, awaits approval by the Community of Madrid.",
                                "اكتمل مساران، وينتظر الثالث الخاص برعاية كبار السن اعتماد إقليم مدريد."))));
        scenes.add(
                fuenlabrada(
                        "2026-05-06",
                        "10:00",
                        () -> newsOfAction(
                                "anti-rumour",
                                spanish(
                                        "Las primeras doce fichas están en revisión con la Mesa. Tres institutos quieren empezar en otoño.",
                                        "The first twelve sheets are being reviewed with the Board. Three schools want to begin in the autumn.",
                                        "البطاقات الاثنتا عشرة الأولى قيد المراجعة مع المجلس، وثلاث مدارس تريد البدء في الخريف."))));
    }

    // --- how it is written ---

    private void begin(String name, Written title, Written summary, String from, String to) {
        called.put(name, plans.begin(title, summary, day(from), day(to), coordinator()));
        called.put("plan", id(name));
    }

    private void goal(String name, Domain domain, Written title) {
        called.put(name, plans.addGoal(id("plan"), title, domain, coordinator()));
    }

    private void action(String name, String goal, String office, String starts, String due, int weight, Written title) {
        called.put(
                name,
                plans.addAction(
                        id("plan"), id(goal), title, office(office), day(starts), day(due), weight, coordinator()));
    }

    private void once(String name, String action, String due, int weight, Written title) {
        called.put(
                name,
                plans.addStep(id("plan"), id(action), title, new Timing(day(due), null, null), weight, coordinator()));
    }

    private void again(
            String name, String action, Often often, String first, @Nullable String body, int weight, Written title) {
        var meets = body == null ? null : bodies.findBySlug(body).orElseThrow().id();
        called.put(
                name,
                plans.addStep(
                        id("plan"),
                        id(action),
                        title,
                        new Timing(null, often.from(day(first)), meets),
                        weight,
                        coordinator()));
    }

    private void news(String step, Written text) {
        news(holder(id(step)), step, text);
    }

    private void news(Visitor by, String step, Written text) {
        steps.tell(id(step), text, by);
    }

    private void newsOfAction(String action, Written text) {
        steps.tellOfAction(id(action), text, holder(id(action)));
    }

    private void done(String step, String on, Written evidence) {
        steps.done(id(step), day(on), evidence, null, 0, holder(id(step)));
    }

    private void held(String step, String on, Written evidence) {
        steps.held(id(step), day(on), evidence, null, holder(id(step)));
    }

    private Visitor coordinator() {
        return visitor(
                accounts.byAddress("coordinator@" + CurrentCity.slug() + ".example")
                        .orElseThrow()
                        .id(),
                new Grant(Role.COORDINATOR, null));
    }

    /** Whoever holds the office that answers for a step or an action on the day of the scene. */
    private Visitor holder(UUID stepOrAction) {
        var office = outlook.officeOf(stepOrAction, municipality.today());
        var account = directory
                .termOn(office, municipality.today())
                .map(Term::account)
                .orElseThrow();
        return visitor(account, new Grant(Role.OFFICE_HOLDER, office));
    }

    private Visitor clerk(String who, String office) {
        return visitor(
                accounts.byAddress(who + "@" + CurrentCity.slug() + ".example")
                        .orElseThrow()
                        .id(),
                new Grant(Role.CLERK, office(office)));
    }

    private Visitor visitor(UUID account, Grant grant) {
        return new Visitor(account, accounts.get(account).name(), Set.of(grant), true);
    }

    private UUID id(String name) {
        return Objects.requireNonNull(called.get(name), name);
    }

    private UUID office(String slug) {
        return directory
                .findOffice(slug)
                .orElseThrow(() -> new IllegalStateException("No office " + slug))
                .id();
    }

    private static Written greek(String el, String en, String ar, @Nullable String sq) {
        return Written.of(
                "el",
                sq == null ? Map.of("el", el, "en", en, "ar", ar) : Map.of("el", el, "en", en, "ar", ar, "sq", sq));
    }

    private static Written spanish(String es, String en, String ar) {
        return Written.of("es", Map.of("es", es, "en", en, "ar", ar));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Scene levadia(String day, String time, Runnable play) {
        return new Scene("levadia", ATHENS, day(day), LocalTime.parse(time), play);
    }

    private static Scene fuenlabrada(String day, String time, Runnable play) {
        return new Scene("fuenlabrada", MADRID, day(day), LocalTime.parse(time), play);
    }
}
