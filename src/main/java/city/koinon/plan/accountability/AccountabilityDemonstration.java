package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Said;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the two cities' bodies recommended and what became of it: every state a recommendation, an ask or a promise can be in, one silence
 * at each step of the ladder, promises kept, disputed, broken and never judged.
 */
@Component
class AccountabilityDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String PANEL = "migrant-panel";
    private static final String BOARD = "coexistence-board";
    private static final String GROUP = "work";

    private final Recommendations recommendations;
    private final Motions motions;
    private final Answers answers;
    private final Commitments commitments;
    private final Archive archive;
    private final PromiseArchive promised;
    private final Bodies bodies;
    private final Duties duties;
    private final Directory directory;
    private final Accounts accounts;
    private final Municipality municipality;

    /** By the name the story gives them; filled while it is played. */
    private final Map<String, UUID> told = new HashMap<>();

    AccountabilityDemonstration(
            Recommendations recommendations,
            Motions motions,
            Answers answers,
            Commitments commitments,
            Archive archive,
            PromiseArchive promised,
            Bodies bodies,
            Duties duties,
            Directory directory,
            Accounts accounts,
            Municipality municipality) {
        this.recommendations = recommendations;
        this.motions = motions;
        this.answers = answers;
        this.commitments = commitments;
        this.archive = archive;
        this.promised = promised;
        this.bodies = bodies;
        this.duties = duties;
        this.directory = directory;
        this.accounts = accounts;
        this.municipality = municipality;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(signs(), contact(), forms(), interpreter(), courses(), rooms(), unsent(), fuenlabrada())
                .flatMap(List::stream);
    }

    // --- Levadia ---

    private List<Scene> signs() {
        return List.of(
                draft(
                        PANEL,
                        "signs",
                        "2025-09-24",
                        in(
                                "el",
                                "Πινακίδες σε τέσσερις γλώσσες στον σταθμό των λεωφορείων",
                                "en",
                                "Signs at the bus station in four languages",
                                "ar",
                                "لافتات بأربع لغات في محطة الحافلات",
                                "sq",
                                "Tabela në katër gjuhë në stacionin e autobusëve"),
                        in(
                                "el",
                                "Όποιος φτάνει για πρώτη φορά δεν βρίσκει ούτε το Κέντρο Υγείας ούτε το Κέντρο Κοινότητας.",
                                "en",
                                "Whoever arrives for the first time finds neither the health centre nor the Community Centre.",
                                "ar",
                                "من يصل لأول مرة لا يجد المركز الصحي ولا مركز المجتمع.",
                                "sq",
                                "Kush vjen për herë të parë nuk gjen as qendrën shëndetësore, as Qendrën Komunitare."),
                        ask(
                                "technical-services",
                                "el",
                                "Να τοποθετηθούν πινακίδες στα ελληνικά, αγγλικά, αλβανικά και αραβικά.",
                                "en",
                                "Put up signs in Greek, English, Albanian and Arabic.",
                                "ar",
                                "وضع لافتات باليونانية والإنكليزية والألبانية والعربية.",
                                "sq",
                                "Të vendosen tabela në greqisht, anglisht, shqip dhe arabisht.")),
                send(PANEL, "signs", "2025-10-10"),
                at("2025-10-13", "11:00", () -> acknowledge("signs", "technical-services", "technical-old")),
                at(
                        "2025-10-28",
                        "12:00",
                        () -> answer(
                                "signs",
                                1,
                                "technical-services",
                                "technical-old",
                                AnswerDraft.accept(
                                        in(
                                                "el",
                                                "Συμφωνούμε. Η μελέτη των πινακίδων υπάρχει ήδη και η δαπάνη είναι μικρή.",
                                                "en",
                                                "We agree. The design of the signs exists already and the cost is small.",
                                                "ar",
                                                "نوافق. تصميم اللافتات جاهز والتكلفة قليلة.",
                                                "sq",
                                                "Jemi dakord. Projekti i tabelave ekziston dhe shpenzimi është i vogël."),
                                        promise(
                                                "technical-services",
                                                "2026-02-27",
                                                in(
                                                        "el",
                                                        "Πινακίδες σε τέσσερις γλώσσες στον σταθμό",
                                                        "en",
                                                        "Signs in four languages at the station",
                                                        "ar",
                                                        "لافتات بأربع لغات في المحطة",
                                                        "sq",
                                                        "Tabela në katër gjuhë në stacion"),
                                                in(
                                                        "el",
                                                        "Οι πινακίδες βρίσκονται και στις τέσσερις αποβάθρες.",
                                                        "en",
                                                        "The signs stand at all four platforms.",
                                                        "ar",
                                                        "اللافتات قائمة عند الأرصفة الأربعة.",
                                                        "sq",
                                                        "Tabelat janë vendosur në të katër platformat."))))),
                at(
                        "2025-12-12",
                        "12:00",
                        () -> report(
                                "signs",
                                0,
                                "technical-services",
                                "technical-old",
                                Claim.UNDERWAY,
                                in(
                                        "el",
                                        "Οι πινακίδες τυπώνονται.",
                                        "en",
                                        "The signs are being printed.",
                                        "ar",
                                        "اللافتات قيد الطباعة.",
                                        "sq",
                                        "Tabelat po shtypen."))),
                at(
                        "2026-02-20",
                        "12:00",
                        () -> report(
                                "signs",
                                0,
                                "technical-services",
                                "technical",
                                Claim.DONE,
                                in(
                                        "el",
                                        "Οι πινακίδες τοποθετήθηκαν στις 18 Φεβρουαρίου.",
                                        "en",
                                        "The signs were put up on 18 February.",
                                        "ar",
                                        "وُضعت اللافتات في 18 فبراير.",
                                        "sq",
                                        "Tabelat u vendosën më 18 shkurt."))),
                at(
                        "2026-02-27",
                        "12:00",
                        () -> motions.judgePromise(promised("signs", 0), true, null, secretary(PANEL))));
    }

    private List<Scene> contact() {
        return List.of(
                draft(
                        PANEL,
                        "contact",
                        "2025-10-30",
                        in(
                                "el",
                                "Ένας σταθερός άνθρωπος επαφής στο Κέντρο Κοινότητας",
                                "en",
                                "A fixed contact person at the Community Centre",
                                "ar",
                                "شخص اتصال ثابت في مركز المجتمع",
                                "sq",
                                "Një person kontakti i përhershëm në Qendrën Komunitare"),
                        in(
                                "el",
                                "Κάθε φορά μας εξυπηρετεί άλλος και ξαναλέμε τα ίδια από την αρχή.",
                                "en",
                                "Each time somebody else serves us, and we tell everything from the beginning.",
                                "ar",
                                "في كل مرة يستقبلنا شخص آخر ونعيد الحكاية من أولها.",
                                "sq",
                                "Çdo herë na pret dikush tjetër dhe i tregojmë të gjitha nga e para."),
                        ask(
                                "community-centre",
                                "el",
                                "Να οριστεί ένας άνθρωπος επαφής για μετανάστες.",
                                "en",
                                "Name one contact person for migrants.",
                                "ar",
                                "تعيين شخص اتصال واحد للمهاجرين.",
                                "sq",
                                "Të caktohet një person kontakti për migrantët."),
                        ask(
                                "deputy-mayor-for-social-policy",
                                "el",
                                "Να προσληφθεί δεύτερος κοινωνικός λειτουργός.",
                                "en",
                                "Employ a second social worker.",
                                "ar",
                                "توظيف أخصائي اجتماعي ثانٍ.",
                                "sq",
                                "Të punësohet një punonjës i dytë social.")),
                send(PANEL, "contact", "2025-11-14"),
                at(
                        "2025-12-01",
                        "12:00",
                        () -> answer(
                                "contact",
                                1,
                                "community-centre",
                                "community-centre",
                                AnswerDraft.accept(
                                        in(
                                                "el",
                                                "Ναι. Από τον Ιανουάριο θα υπάρχει μία συνάδελφος με σταθερό ωράριο.",
                                                "en",
                                                "Yes. From January one colleague will be there at fixed hours.",
                                                "ar",
                                                "نعم. اعتبارًا من يناير ستكون هناك زميلة في ساعات ثابتة.",
                                                "sq",
                                                "Po. Nga janari do të jetë një kolege me orar të caktuar."),
                                        promise(
                                                "community-centre",
                                                "2026-01-30",
                                                in(
                                                        "el",
                                                        "Σταθερό πρόσωπο επαφής, τρεις ημέρες την εβδομάδα",
                                                        "en",
                                                        "A fixed contact person, three days a week",
                                                        "ar",
                                                        "شخص اتصال ثابت ثلاثة أيام في الأسبوع",
                                                        "sq",
                                                        "Një person kontakti i përhershëm, tri ditë në javë"),
                                                in(
                                                        "el",
                                                        "Το όνομα και οι ώρες είναι αναρτημένα στην είσοδο.",
                                                        "en",
                                                        "Name and hours are posted at the entrance.",
                                                        "ar",
                                                        "الاسم والساعات معلّقة عند المدخل.",
                                                        "sq",
                                                        "Emri dhe orari janë të afishuar në hyrje."))))),
                at(
                        "2025-12-05",
                        "12:00",
                        () -> answer(
                                "contact",
                                2,
                                "deputy-mayor-for-social-policy",
                                "deputy-social",
                                AnswerDraft.decline(
                                        in(
                                                "el",
                                                "Για το 2026 δεν υπάρχει θέση στον προϋπολογισμό.",
                                                "en",
                                                "There is no post for it in the budget of 2026.",
                                                "ar",
                                                "لا توجد وظيفة لذلك في ميزانية 2026.",
                                                "sq",
                                                "Në buxhetin e vitit 2026 nuk ka vend pune për këtë."),
                                        Basis.BUDGET,
                                        in(
                                                "el",
                                                "Προϋπολογισμός 2026, κωδικός 15.6011",
                                                "en",
                                                "Budget 2026, line 15.6011")))),
                at(
                        "2026-01-28",
                        "12:00",
                        () -> report(
                                "contact",
                                0,
                                "community-centre",
                                "community-centre",
                                Claim.DONE,
                                in(
                                        "el",
                                        "Ορίστηκε συνάδελφος.",
                                        "en",
                                        "A colleague was named.",
                                        "ar",
                                        "عُيّنت زميلة."))),
                at(
                        "2026-01-29",
                        "12:00",
                        () -> motions.judgePromise(
                                promised("contact", 0),
                                false,
                                in(
                                        "el",
                                        "Στην είσοδο δεν υπάρχει ούτε όνομα ούτε ώρες.",
                                        "en",
                                        "There is neither a name nor hours at the entrance.",
                                        "ar",
                                        "لا يوجد اسم ولا ساعات عند المدخل.",
                                        "sq",
                                        "Në hyrje nuk ka as emër, as orar."),
                                secretary(PANEL))),
                at(
                        "2026-03-10",
                        "12:00",
                        () -> report(
                                "contact",
                                0,
                                "community-centre",
                                "community-centre",
                                Claim.DONE,
                                in(
                                        "el",
                                        "Το όνομα και οι ώρες αναρτήθηκαν στην είσοδο.",
                                        "en",
                                        "Name and hours are now posted at the entrance.",
                                        "ar",
                                        "عُلّق الاسم والساعات عند المدخل.",
                                        "sq",
                                        "Emri dhe orari u afishuan në hyrje."))),
                at(
                        "2026-03-11",
                        "12:00",
                        () -> motions.judgePromise(promised("contact", 0), true, null, secretary(PANEL))));
    }

    private List<Scene> forms() {
        return List.of(
                draft(
                        PANEL,
                        "forms",
                        "2025-11-27",
                        in(
                                "el",
                                "Έντυπα εγγραφής στο σχολείο στα αλβανικά, ρουμανικά και αραβικά",
                                "en",
                                "School enrolment forms in Albanian, Romanian and Arabic",
                                "ar",
                                "استمارات التسجيل المدرسي بالألبانية والرومانية والعربية",
                                "sq",
                                "Formularë regjistrimi në shkollë në shqip, rumanisht dhe arabisht"),
                        in(
                                "el",
                                "Οι γονείς υπογράφουν έντυπα που δεν μπορούν να διαβάσουν.",
                                "en",
                                "Parents sign forms that they cannot read.",
                                "ar",
                                "يوقّع الأهل استمارات لا يستطيعون قراءتها.",
                                "sq",
                                "Prindërit nënshkruajnë formularë që nuk mund t’i lexojnë."),
                        ask(
                                "deputy-mayor-for-education-and-culture",
                                "el",
                                "Να μεταφραστούν τα έντυπα εγγραφής.",
                                "en",
                                "Have the enrolment forms translated.",
                                "ar",
                                "ترجمة استمارات التسجيل.",
                                "sq",
                                "Të përkthehen formularët e regjistrimit."),
                        ask(
                                "social-services",
                                "el",
                                "Να βοηθά κάποιος στη συμπλήρωσή τους τον Ιούνιο.",
                                "en",
                                "Let somebody help with filling them in in June.",
                                "ar",
                                "أن يساعد أحدهم في تعبئتها في يونيو.",
                                "sq",
                                "Dikush të ndihmojë për plotësimin e tyre në qershor.")),
                send(PANEL, "forms", "2025-12-12"),
                at(
                        "2026-01-08",
                        "12:00",
                        () -> answer(
                                "forms",
                                1,
                                "deputy-mayor-for-education-and-culture",
                                "deputy-education",
                                AnswerDraft.partly(
                                        in(
                                                "el",
                                                "Για τα αλβανικά και τα ρουμανικά έχουμε μεταφραστές. Για τα αραβικά θα χρειαστεί περισσότερος χρόνος.",
                                                "en",
                                                "For Albanian and Romanian we have translators. Arabic will take longer.",
                                                "ar",
                                                "لدينا مترجمون للألبانية والرومانية. العربية ستحتاج إلى وقت أطول.",
                                                "sq",
                                                "Për shqipen dhe rumanishten kemi përkthyes. Për arabishten do të duhet më shumë kohë."),
                                        promise(
                                                "deputy-mayor-for-education-and-culture",
                                                "2026-04-30",
                                                in(
                                                        "el",
                                                        "Έντυπα στα αλβανικά και ρουμανικά",
                                                        "en",
                                                        "Forms in Albanian and Romanian",
                                                        "ar",
                                                        "استمارات بالألبانية والرومانية",
                                                        "sq",
                                                        "Formularë në shqip dhe rumanisht"),
                                                in(
                                                        "el",
                                                        "Τα έντυπα διατίθενται σε όλα τα δημοτικά σχολεία.",
                                                        "en",
                                                        "The forms are available at every primary school.",
                                                        "ar",
                                                        "الاستمارات متاحة في كل مدرسة ابتدائية.",
                                                        "sq",
                                                        "Formularët gjenden në të gjitha shkollat fillore.")),
                                        promise(
                                                "deputy-mayor-for-education-and-culture",
                                                "2026-03-31",
                                                in(
                                                        "el",
                                                        "Έντυπα στα αραβικά",
                                                        "en",
                                                        "Forms in Arabic",
                                                        "ar",
                                                        "استمارات بالعربية",
                                                        "sq",
                                                        "Formularë në arabisht"),
                                                in(
                                                        "el",
                                                        "Τα έντυπα διατίθενται σε όλα τα δημοτικά σχολεία.",
                                                        "en",
                                                        "The forms are available at every primary school.",
                                                        "ar",
                                                        "الاستمارات متاحة في كل مدرسة ابتدائية.",
                                                        "sq",
                                                        "Formularët gjenden në të gjitha shkollat fillore."))))),
                at(
                        "2026-01-09",
                        "12:00",
                        () -> answer(
                                "forms",
                                2,
                                "social-services",
                                "social-services",
                                AnswerDraft.accept(
                                        in(
                                                "el",
                                                "Θα υπάρχει βοήθεια κάθε Τρίτη απόγευμα.",
                                                "en",
                                                "There will be help every Tuesday afternoon.",
                                                "ar",
                                                "ستتوفر المساعدة كل ثلاثاء بعد الظهر.",
                                                "sq",
                                                "Do të ketë ndihmë çdo të martë pasdite."),
                                        promise(
                                                "social-services",
                                                "2026-02-27",
                                                in(
                                                        "el",
                                                        "Πρόγραμμα βοήθειας για τις εγγραφές",
                                                        "en",
                                                        "A rota of help with enrolment",
                                                        "ar",
                                                        "جدول للمساعدة في التسجيل",
                                                        "sq",
                                                        "Orari i ndihmës për regjistrimet"),
                                                in(
                                                        "el",
                                                        "Το πρόγραμμα έχει αναρτηθεί.",
                                                        "en",
                                                        "The rota is published.",
                                                        "ar",
                                                        "الجدول منشور.",
                                                        "sq",
                                                        "Orari është i afishuar."))))),
                at(
                        "2026-02-25",
                        "12:00",
                        () -> report(
                                "forms",
                                "2026-02-27",
                                "social-services",
                                "social-services",
                                Claim.DONE,
                                in(
                                        "el",
                                        "Το πρόγραμμα αναρτήθηκε.",
                                        "en",
                                        "The rota has been published.",
                                        "ar",
                                        "نُشر الجدول."))),
                at("2026-03-20", "12:00", this::reviseTheArabicForms),
                at(
                        "2026-04-16",
                        "12:00",
                        () -> motions.judgeAnswer(
                                askOf("forms", 1),
                                false,
                                in(
                                        "el",
                                        "Η προθεσμία για τα αραβικά μετατέθηκε χωρίς να ερωτηθούν οι γονείς· ζητάμε νέα απάντηση.",
                                        "en",
                                        "The date for Arabic was moved without asking the parents; we ask for a new answer.",
                                        "ar",
                                        "أُجّل موعد الاستمارات العربية دون سؤال الأهل؛ نطلب جوابًا جديدًا."),
                                secretary(PANEL))));
    }

    private List<Scene> interpreter() {
        return List.of(
                draft(
                        PANEL,
                        "interpreter",
                        "2026-01-28",
                        in(
                                "el",
                                "Διερμηνέας στο Κέντρο Υγείας δύο φορές την εβδομάδα",
                                "en",
                                "An interpreter at the health centre twice a week",
                                "ar",
                                "مترجم في المركز الصحي مرتين في الأسبوع",
                                "sq",
                                "Një përkthyes në qendrën shëndetësore dy herë në javë"),
                        in(
                                "el",
                                "Παιδιά διερμηνεύουν στους γιατρούς για τις μητέρες τους.",
                                "en",
                                "Children interpret for their mothers at the doctor’s.",
                                "ar",
                                "الأطفال يترجمون لأمهاتهم عند الطبيب.",
                                "sq",
                                "Fëmijët përkthejnë për nënat e tyre te mjeku."),
                        ask(
                                "deputy-mayor-for-social-policy",
                                "el",
                                "Να υπάρχει διερμηνέας δύο πρωινά την εβδομάδα.",
                                "en",
                                "Provide an interpreter on two mornings a week.",
                                "ar",
                                "توفير مترجم صباحين في الأسبوع.",
                                "sq",
                                "Të ketë një përkthyes dy mëngjese në javë.")),
                send(PANEL, "interpreter", "2026-02-13"),
                at(
                        "2026-03-03",
                        "12:00",
                        () -> answer(
                                "interpreter",
                                1,
                                "deputy-mayor-for-social-policy",
                                "deputy-social",
                                AnswerDraft.notOurs(
                                        in(
                                                "el",
                                                "Για το προσωπικό του Κέντρου Υγείας αρμόδια είναι η Περιφέρεια.",
                                                "en",
                                                "The staff of the health centre is the business of the Region.",
                                                "ar",
                                                "العاملون في المركز الصحي من اختصاص الإقليم.",
                                                "sq",
                                                "Për personelin e qendrës shëndetësore përgjigjet Rajoni."),
                                        office("region-of-central-greece")))));
    }

    private List<Scene> courses() {
        return List.of(
                draft(
                        PANEL,
                        "courses",
                        "2026-03-04",
                        in(
                                "el",
                                "Βραδινά μαθήματα ελληνικών για όσους εργάζονται την ημέρα",
                                "en",
                                "Evening Greek courses for people who work by day",
                                "ar",
                                "دروس يونانية مسائية لمن يعملون نهارًا",
                                "sq",
                                "Kurse mbrëmjeje të greqishtes për ata që punojnë ditën"),
                        in(
                                "el",
                                "Έντεκα άνθρωποι το είπαν στη λαϊκή, στο σχολείο και στο γραφείο πληροφοριών: τα μαθήματα γίνονται το πρωί, όταν εργάζονται.",
                                "en",
                                "Eleven people said it at the market, at school and at the information desk: the courses are in the morning, when they work.",
                                "ar",
                                "قالها أحد عشر شخصًا في السوق وفي المدرسة وفي مكتب الاستعلامات: الدروس صباحًا، وقت عملهم.",
                                "sq",
                                "Njëmbëdhjetë vetë e thanë në treg, në shkollë dhe në zyrën e informacionit: kurset bëhen në mëngjes, kur ata punojnë."),
                        ask(
                                "deputy-mayor-for-social-policy",
                                "el",
                                "Να καλύπτεται η φύλαξη των παιδιών όσο διαρκούν τα μαθήματα.",
                                "en",
                                "Provide childcare while the courses last.",
                                "ar",
                                "توفير رعاية للأطفال أثناء الدروس.",
                                "sq",
                                "Të sigurohet kujdesi për fëmijët gjatë kurseve."),
                        ask(
                                "deputy-mayor-for-education-and-culture",
                                "el",
                                "Να ανοίξουν δύο βραδινά τμήματα.",
                                "en",
                                "Open two evening groups.",
                                "ar",
                                "فتح مجموعتين مسائيتين.",
                                "sq",
                                "Të hapen dy grupe në mbrëmje."),
                        ask(
                                "public-employment-service-levadia",
                                "el",
                                "Τα μαθήματα να υπολογίζονται ως κατάρτιση.",
                                "en",
                                "Count the courses as training.",
                                "ar",
                                "احتساب الدروس تدريبًا مهنيًا.",
                                "sq",
                                "Kurset të njihen si trajnim profesional.")),
                send(PANEL, "courses", "2026-03-20"),
                at(
                        "2026-04-08",
                        "12:00",
                        () -> answer(
                                "courses",
                                2,
                                "deputy-mayor-for-education-and-culture",
                                "deputy-education",
                                AnswerDraft.accept(
                                        in(
                                                "el",
                                                "Από τον Οκτώβριο το Λύκειο είναι ανοιχτό Τρίτη και Πέμπτη από τις 19:00. Ο δήμος πληρώνει τον καθηγητή.",
                                                "en",
                                                "From October the Lyceum is open on Tuesday and Thursday from 19:00. The city pays the teacher.",
                                                "ar",
                                                "ابتداءً من أكتوبر تفتح الثانوية أبوابها الثلاثاء والخميس من الساعة 19:00، وتدفع البلدية أجر المعلم."),
                                        promise(
                                                "deputy-mayor-for-education-and-culture",
                                                "2026-10-15",
                                                in(
                                                        "el",
                                                        "Δύο βραδινά τμήματα ελληνικών",
                                                        "en",
                                                        "Two evening groups of Greek",
                                                        "ar",
                                                        "مجموعتان مسائيتان لليونانية",
                                                        "sq",
                                                        "Dy grupe mbrëmjeje të greqishtes"),
                                                in(
                                                        "el",
                                                        "Λειτουργούν δύο τμήματα με τουλάχιστον δώδεκα άτομα το καθένα.",
                                                        "en",
                                                        "Two groups of at least twelve are running.",
                                                        "ar",
                                                        "تعمل مجموعتان في كل منهما اثنا عشر شخصًا على الأقل.",
                                                        "sq",
                                                        "Punojnë dy grupe me të paktën dymbëdhjetë veta secili."))))),
                at(
                        "2026-04-15",
                        "12:00",
                        () -> answer(
                                "courses",
                                3,
                                "public-employment-service-levadia",
                                "employment-service",
                                AnswerDraft.needsStudy(
                                        in(
                                                "el",
                                                "Ρωτήσαμε την κεντρική υπηρεσία αν το επιτρέπει ο νόμος.",
                                                "en",
                                                "We have asked our head office whether the law permits it.",
                                                "ar",
                                                "سألنا الإدارة المركزية إن كان القانون يسمح بذلك."),
                                        LocalDate.of(2026, 5, 15)))));
    }

    private List<Scene> rooms() {
        return List.of(
                draft(
                        PANEL,
                        "rooms",
                        "2026-04-08",
                        in(
                                "el",
                                "Αίθουσα για τους συλλόγους τα βράδια",
                                "en",
                                "A room for associations in the evenings",
                                "ar",
                                "قاعة للجمعيات في المساء",
                                "sq",
                                "Një sallë për shoqatat në mbrëmje"),
                        in(
                                "el",
                                "Οι σύλλογοι συναντιούνται σε σπίτια· όσοι δεν έχουν χώρο δεν συναντιούνται καθόλου.",
                                "en",
                                "Associations meet in homes; those without space do not meet at all.",
                                "ar",
                                "تجتمع الجمعيات في البيوت، ومن لا مكان لديه لا يجتمع أبدًا.",
                                "sq",
                                "Shoqatat mblidhen nëpër shtëpi; kush nuk ka vend, nuk mblidhet fare."),
                        ask(
                                "technical-services",
                                "el",
                                "Να μένει ανοιχτή η μικρή αίθουσα ως τις 22:00.",
                                "en",
                                "Keep the small hall open until 22:00.",
                                "ar",
                                "إبقاء القاعة الصغيرة مفتوحة حتى 22:00.",
                                "sq",
                                "Salla e vogël të qëndrojë hapur deri në orën 22:00."),
                        ask(
                                "social-services",
                                "el",
                                "Να γίνεται κράτηση με ένα τηλεφώνημα.",
                                "en",
                                "Let a phone call be enough to book it.",
                                "ar",
                                "أن تكفي مكالمة هاتفية للحجز.",
                                "sq",
                                "Për rezervimin të mjaftojë një telefonatë."),
                        ask(
                                "community-centre",
                                "el",
                                "Να υπάρχει ντουλάπι για κάθε σύλλογο.",
                                "en",
                                "Give each association a cupboard.",
                                "ar",
                                "تخصيص خزانة لكل جمعية.",
                                "sq",
                                "Çdo shoqatë të ketë një dollap.")),
                send(PANEL, "rooms", "2026-04-24"),
                at("2026-05-06", "12:00", () -> {
                    var duty = duties.openFor(Subjects.ask(askOf("rooms", 2)), DutyKind.ANSWER)
                            .orElseThrow();
                    duties.extend(
                            duty.id(),
                            10,
                            new Said(
                                    "el",
                                    "Περιμένουμε να μας πουν οι γειτονικοί δήμοι πώς οργανώνουν τις κρατήσεις τους."),
                            actor("social-services"),
                            duty.version());
                }),
                at("2026-05-07", "12:00", () -> {
                    var duty = duties.openFor(Subjects.ask(askOf("rooms", 3)), DutyKind.ANSWER)
                            .orElseThrow();
                    duties.pause(
                            duty.id(),
                            new Said("el", "Πόσοι σύλλογοι χρειάζονται ντουλάπι και τι μέγεθος;"),
                            actor("community-centre"));
                }));
    }

    private List<Scene> unsent() {
        return List.of(
                draft(
                        PANEL,
                        "withdrawn",
                        "2026-03-05",
                        in(
                                "el",
                                "Ξεχωριστή ουρά για μετανάστες στο ΚΕΠ",
                                "en",
                                "A separate queue for migrants at the citizens’ service centre",
                                "ar",
                                "طابور منفصل للمهاجرين في مركز خدمة المواطن",
                                "sq",
                                "Një radhë e veçantë për migrantët në qendrën e shërbimit të qytetarëve"),
                        in(
                                "el",
                                "Οι εξηγήσεις παίρνουν περισσότερο χρόνο.",
                                "en",
                                "Explaining takes more time.",
                                "ar",
                                "الشرح يستغرق وقتًا أطول."),
                        ask(
                                "mayor",
                                "el",
                                "Να υπάρξει ξεχωριστή ουρά.",
                                "en",
                                "Set up a separate queue.",
                                "ar",
                                "تخصيص طابور منفصل.")),
                send(PANEL, "withdrawn", "2026-03-20"),
                at(
                        "2026-04-09",
                        "12:00",
                        () -> motions.withdraw(
                                told("withdrawn"),
                                in(
                                        "el",
                                        "Μετά από συζήτηση: μια ξεχωριστή ουρά χωρίζει αντί να βοηθά. Θα ζητήσουμε ώρες με διερμηνεία για όλους.",
                                        "en",
                                        "After discussion: a separate queue divides instead of helping. We shall ask for hours with interpreting for everyone.",
                                        "ar",
                                        "بعد النقاش: الطابور المنفصل يفرّق ولا يساعد. سنطلب ساعات مع الترجمة للجميع."),
                                secretary(PANEL))),
                draft(
                        PANEL,
                        "lighting",
                        "2026-04-09",
                        in(
                                "el",
                                "Φωτισμός στον δρόμο προς τα θερμοκήπια",
                                "en",
                                "Lighting on the road to the greenhouses",
                                "ar",
                                "إنارة الطريق إلى البيوت الزراعية",
                                "sq",
                                "Ndriçimi i rrugës drejt serave"),
                        in(
                                "el",
                                "Πολλοί γυρίζουν από τη δουλειά πεζοί μέσα στο σκοτάδι.",
                                "en",
                                "Many walk home from work in the dark.",
                                "ar",
                                "كثيرون يعودون من العمل مشيًا في الظلام.",
                                "sq",
                                "Shumë veta kthehen nga puna në këmbë, në errësirë."),
                        ask(
                                "technical-services",
                                "el",
                                "Να φωτιστούν τα τελευταία οκτακόσια μέτρα.",
                                "en",
                                "Light the last eight hundred metres.",
                                "ar",
                                "إنارة آخر ثمانمئة متر.",
                                "sq",
                                "Të ndriçohen tetëqind metrat e fundit.")),
                at(
                        "2026-05-08",
                        "12:00",
                        () -> told.put(
                                "summer",
                                recommendations.draft(
                                        new RecommendationDraft(
                                                body(PANEL),
                                                in(
                                                        "el",
                                                        "Καλοκαιρινές δραστηριότητες για παιδιά",
                                                        "en",
                                                        "Summer activities for children",
                                                        "ar",
                                                        "أنشطة صيفية للأطفال"),
                                                in(
                                                        "el",
                                                        "Όταν κλείνουν τα σχολεία, τα παιδιά όσων εργάζονται μένουν μόνα.",
                                                        "en",
                                                        "When school closes, the children of those who work are alone.",
                                                        "ar",
                                                        "حين تغلق المدارس يبقى أبناء العاملين وحدهم."),
                                                List.of(ask(
                                                                "deputy-mayor-for-education-and-culture",
                                                                "el",
                                                                "Να ανοίξει ένα σχολείο τα πρωινά του Ιουλίου.",
                                                                "en",
                                                                "Open one school on July mornings.",
                                                                "ar",
                                                                "فتح مدرسة واحدة في صباحات يوليو.")
                                                        .make())),
                                        secretary(PANEL)))));
    }

    // --- Fuenlabrada ---

    private List<Scene> fuenlabrada() {
        var scenes = new ArrayList<Scene>();
        scenes.add(draft(
                BOARD,
                "laboratory",
                "2025-09-10",
                in(
                        "es",
                        "Que las conclusiones del laboratorio anual tengan respuesta por escrito",
                        "en",
                        "A written reply to the conclusions of the annual laboratory",
                        "ar",
                        "ردّ مكتوب على استنتاجات المختبر السنوي"),
                in(
                        "es",
                        "Los responsables políticos asisten y escuchan, pero nadie sabe qué ocurre después.",
                        "en",
                        "Policymakers attend and listen, but nobody knows what happens afterwards.",
                        "ar",
                        "يحضر صانعو القرار ويستمعون، لكن لا أحد يعرف ما يحدث بعد ذلك."),
                ask(
                        "mayor",
                        "es",
                        "Responder a cada conclusión en un plazo fijo.",
                        "en",
                        "Reply to each conclusion within a fixed time.",
                        "ar",
                        "الرد على كل استنتاج ضمن مهلة محددة.")));
        scenes.add(send(BOARD, "laboratory", "2025-09-26"));
        scenes.add(madrid(
                "2025-10-16",
                "12:00",
                () -> answer(
                        "laboratory",
                        1,
                        "mayor",
                        "mayor",
                        AnswerDraft.accept(
                                in(
                                        "es",
                                        "Lo asumimos: cada conclusión tendrá respuesta firmada por la concejalía que corresponda.",
                                        "en",
                                        "We take this on: each conclusion will have a reply signed by the responsible department.",
                                        "ar",
                                        "نلتزم بذلك: لكل استنتاج ردّ موقّع من الجهة المختصة."),
                                promise(
                                        "mayor",
                                        "2026-07-31",
                                        in(
                                                "es",
                                                "Respuesta escrita a las conclusiones de 2025",
                                                "en",
                                                "Written reply to the conclusions of 2025",
                                                "ar",
                                                "رد مكتوب على استنتاجات 2025"),
                                        in(
                                                "es",
                                                "Las respuestas están publicadas y llegan a las entidades.",
                                                "en",
                                                "The replies are published and have reached the entities.",
                                                "ar",
                                                "الردود منشورة ووصلت إلى الجهات."))))));
        scenes.add(madrid(
                "2026-03-20",
                "12:00",
                () -> report(
                        "laboratory",
                        0,
                        "mayor",
                        "mayor",
                        Claim.UNDERWAY,
                        in(
                                "es",
                                "Tres concejalías han entregado ya sus respuestas.",
                                "en",
                                "Three departments have handed in their replies.",
                                "ar",
                                "سلّمت ثلاث جهات ردودها."))));

        scenes.add(draft(
                GROUP,
                "agencies",
                "2025-11-04",
                in(
                        "es",
                        "Una sola base de datos de candidaturas y ofertas",
                        "en",
                        "One database for candidates and vacancies",
                        "ar",
                        "قاعدة بيانات واحدة للمرشحين والوظائف الشاغرة"),
                in(
                        "es",
                        "Cada entidad lleva su propia lista.",
                        "en",
                        "Each entity keeps its own list.",
                        "ar",
                        "كل جهة تحتفظ بقائمتها."),
                ask(
                        "employment",
                        "es",
                        "Abrir la base común a las entidades.",
                        "en",
                        "Open the common database to the entities.",
                        "ar",
                        "فتح القاعدة المشتركة أمام الجهات.")));
        scenes.add(send(GROUP, "agencies", "2025-11-19"));
        scenes.add(madrid(
                "2026-01-15",
                "12:00",
                () -> answer(
                        "agencies",
                        1,
                        "employment",
                        "employment",
                        AnswerDraft.partly(
                                in(
                                        "es",
                                        "Respondemos tarde, y lo lamentamos. La base existe; el acceso será por turnos y con formación previa.",
                                        "en",
                                        "We answer late, and regret it. The database exists; access will be in turns and after training.",
                                        "ar",
                                        "نعتذر عن تأخر الرد. القاعدة موجودة، والوصول إليها بالتناوب وبعد تدريب."),
                                promise(
                                        "employment",
                                        "2026-06-15",
                                        in(
                                                "es",
                                                "Acceso para diez entidades",
                                                "en",
                                                "Access for ten entities",
                                                "ar",
                                                "وصول لعشر جهات"),
                                        in(
                                                "es",
                                                "Diez entidades han publicado al menos una candidatura.",
                                                "en",
                                                "Ten entities have posted at least one candidate.",
                                                "ar",
                                                "نشرت عشر جهات مرشحًا واحدًا على الأقل.")),
                                promise(
                                        "employment",
                                        "2026-05-29",
                                        in(
                                                "es",
                                                "Guía impresa de las agencias de colocación",
                                                "en",
                                                "A printed guide to the employment agencies",
                                                "ar",
                                                "دليل مطبوع لوكالات التشغيل"),
                                        in(
                                                "es",
                                                "La guía está en las bibliotecas y en los centros de empleo.",
                                                "en",
                                                "The guide lies in the libraries and job centres.",
                                                "ar",
                                                "الدليل متوفر في المكتبات ومراكز التشغيل."))))));
        scenes.add(madrid(
                "2026-04-01",
                "12:00",
                () -> motions.waive(
                        promisedFor("agencies", "2026-05-29").id(),
                        in(
                                "es",
                                "Con la base común, una guía impresa quedaría vieja en un mes; preferimos que ese dinero vaya a los cursos.",
                                "en",
                                "With the common database a printed guide would be out of date in a month; we would rather see the money go into the courses.",
                                "ar",
                                "مع القاعدة المشتركة سيصبح الدليل المطبوع قديمًا خلال شهر، ونفضّل أن يُصرف المال على الدورات."),
                        secretary(GROUP))));

        scenes.add(madrid(
                "2026-04-07",
                "12:00",
                () -> report(
                        "agencies",
                        "2026-06-15",
                        "employment",
                        "employment",
                        Claim.DONE,
                        in(
                                "es",
                                "Las diez entidades han recibido la formación y tienen acceso.",
                                "en",
                                "The ten entities have been trained and have access.",
                                "ar",
                                "تلقّت الجهات العشر التدريب وصار لديها حق الوصول."))));
        scenes.add(madrid(
                "2026-04-08",
                "12:00",
                () -> motions.judgePromise(
                        promisedFor("agencies", "2026-06-15").id(),
                        false,
                        in(
                                "es",
                                "Solo cuatro de las diez han podido publicar una candidatura; a las demás no les ha llegado la clave.",
                                "en",
                                "Only four of the ten have been able to post a candidate; the others have not received their key.",
                                "ar",
                                "أربع جهات فقط من العشر استطاعت نشر مرشح، أما الأخرى فلم يصلها رمز الدخول."),
                        secretary(GROUP))));

        scenes.add(draft(
                GROUP,
                "training",
                "2025-12-02",
                in(
                        "es",
                        "Formación diseñada con las empresas a partir de los perfiles que faltan",
                        "en",
                        "Training designed with companies from the profiles they lack",
                        "ar",
                        "تدريب يُصمَّم مع الشركات انطلاقًا من التخصصات الناقصة"),
                in(
                        "es",
                        "El proyecto MILMA mostró que preguntar primero a las empresas funciona.",
                        "en",
                        "The MILMA project showed that asking companies first works.",
                        "ar",
                        "أظهر مشروع MILMA أن سؤال الشركات أولًا طريقة ناجحة."),
                ask(
                        "employment",
                        "es",
                        "Dos cursos al año, acordados con empresas.",
                        "en",
                        "Two courses a year, agreed with companies.",
                        "ar",
                        "دورتان في السنة بالاتفاق مع الشركات.")));
        scenes.add(send(GROUP, "training", "2025-12-17"));
        scenes.add(madrid(
                "2026-01-09",
                "12:00",
                () -> answer(
                        "training",
                        1,
                        "employment",
                        "clerk-employment",
                        AnswerDraft.accept(
                                in(
                                        "es",
                                        "De acuerdo. El primer curso será de mantenimiento industrial.",
                                        "en",
                                        "Agreed. The first course will be in industrial maintenance.",
                                        "ar",
                                        "موافقون. ستكون الدورة الأولى في الصيانة الصناعية."),
                                promise(
                                        "employment",
                                        "2026-06-30",
                                        in(
                                                "es",
                                                "Primer curso con quince plazas",
                                                "en",
                                                "First course with fifteen places",
                                                "ar",
                                                "الدورة الأولى بخمسة عشر مقعدًا"),
                                        in(
                                                "es",
                                                "El curso ha empezado y hay quince personas matriculadas.",
                                                "en",
                                                "The course has begun and fifteen people are enrolled.",
                                                "ar",
                                                "بدأت الدورة وسُجّل فيها خمسة عشر شخصًا."))))));
        scenes.add(madrid(
                "2026-04-20",
                "12:00",
                () -> report(
                        "training",
                        0,
                        "employment",
                        "employment",
                        Claim.UNDERWAY,
                        in(
                                "es",
                                "Siete empresas han firmado; la matrícula abre en mayo.",
                                "en",
                                "Seven companies have signed; enrolment opens in May.",
                                "ar",
                                "وقّعت سبع شركات، ويُفتح التسجيل في مايو."))));

        scenes.add(madrid(
                "2026-05-08",
                "12:00",
                () -> report(
                        "training",
                        0,
                        "employment",
                        "clerk-employment",
                        Claim.DONE,
                        in(
                                "es",
                                "El curso empezó el 4 de mayo con quince personas.",
                                "en",
                                "The course began on 4 May with fifteen people.",
                                "ar",
                                "بدأت الدورة في 4 مايو بخمسة عشر شخصًا."))));

        scenes.add(draft(
                BOARD,
                "rumours",
                "2025-11-27",
                in(
                        "es",
                        "La estrategia antirrumores en todos los institutos",
                        "en",
                        "The anti-rumour strategy in every secondary school",
                        "ar",
                        "استراتيجية مكافحة الإشاعات في كل المدارس الثانوية"),
                in("es", "Los rumores empiezan pronto.", "en", "Rumours begin early.", "ar", "الإشاعات تبدأ مبكرًا."),
                ask(
                        "education",
                        "es",
                        "Un taller al año en cada instituto.",
                        "en",
                        "One workshop a year in every school.",
                        "ar",
                        "ورشة واحدة في السنة في كل مدرسة.")));
        scenes.add(send(BOARD, "rumours", "2025-12-12"));
        scenes.add(madrid(
                "2026-01-12",
                "12:00",
                () -> answer(
                        "rumours",
                        1,
                        "education",
                        "education",
                        AnswerDraft.decline(
                                in(
                                        "es",
                                        "Preferimos que cada centro decida; ofreceremos el taller a quien lo pida.",
                                        "en",
                                        "We prefer each school to decide; we shall offer the workshop to those who ask.",
                                        "ar",
                                        "نفضّل أن تقرر كل مدرسة بنفسها؛ سنقدّم الورشة لمن يطلبها."),
                                Basis.POLICY_CHOICE,
                                null))));

        scenes.add(draft(
                GROUP,
                "youth",
                "2025-12-30",
                in(
                        "es",
                        "Prácticas para jóvenes de segunda generación",
                        "en",
                        "Work placements for second-generation youth",
                        "ar",
                        "تدريب عملي لشباب الجيل الثاني"),
                in(
                        "es",
                        "Estudiaron aquí y no encuentran la primera puerta.",
                        "en",
                        "They studied here and cannot find the first door.",
                        "ar",
                        "درسوا هنا ولا يجدون الباب الأول."),
                ask(
                        "youth",
                        "es",
                        "Veinte prácticas en el Ayuntamiento.",
                        "en",
                        "Twenty placements in the town hall.",
                        "ar",
                        "عشرون فرصة تدريب في البلدية.")));
        scenes.add(send(GROUP, "youth", "2026-01-14"));
        scenes.add(madrid(
                "2026-03-20", "12:00", () -> motions.summon(Subjects.ask(askOf("youth", 1)), secretary(GROUP))));

        scenes.add(draft(
                GROUP,
                "transport",
                "2026-02-24",
                in(
                        "es",
                        "Autobús al polígono a las seis de la mañana",
                        "en",
                        "A bus to the business park at six in the morning",
                        "ar",
                        "حافلة إلى المنطقة الصناعية في السادسة صباحًا"),
                in(
                        "es",
                        "El primer turno empieza antes que el transporte.",
                        "en",
                        "The first shift begins before the buses do.",
                        "ar",
                        "تبدأ الوردية الأولى قبل الحافلات."),
                ask(
                        "social-welfare",
                        "es",
                        "Pedir la línea al consorcio.",
                        "en",
                        "Ask the transport consortium for the line.",
                        "ar",
                        "طلب الخط من هيئة النقل.")));
        scenes.add(send(GROUP, "transport", "2026-03-31"));
        scenes.add(draft(
                GROUP,
                "recognition",
                "2026-02-25",
                in(
                        "es",
                        "Acompañamiento para homologar títulos",
                        "en",
                        "Support with the recognition of diplomas",
                        "ar",
                        "مرافقة في معادلة الشهادات"),
                in(
                        "es",
                        "Enfermeras limpian casas.",
                        "en",
                        "Nurses clean houses.",
                        "ar",
                        "ممرضات يعملن في تنظيف البيوت."),
                ask("education", "es", "Una ventanilla semanal.", "en", "A weekly desk.", "ar", "مكتب أسبوعي.")));
        scenes.add(send(GROUP, "recognition", "2026-04-08"));

        scenes.add(draft(
                BOARD,
                "housing",
                "2026-02-12",
                in(
                        "es",
                        "Mediación con propietarios que no alquilan a extranjeros",
                        "en",
                        "Mediation with landlords who do not let to foreigners",
                        "ar",
                        "وساطة مع المالكين الذين لا يؤجّرون للأجانب"),
                in(
                        "es",
                        "Se cuelga el teléfono al oír el acento.",
                        "en",
                        "They hang up on hearing the accent.",
                        "ar",
                        "يُغلق الهاتف عند سماع اللكنة."),
                ask("housing", "es", "Una persona mediadora.", "en", "One mediator.", "ar", "وسيط واحد.")));
        return scenes;
    }

    private void reviseTheArabicForms() {
        var promise = promisedFor("forms", "2026-03-31");
        commitments.revise(
                promise.id(),
                promise(
                        "deputy-mayor-for-education-and-culture",
                        "2026-06-30",
                        in(
                                "el",
                                "Έντυπα στα αραβικά",
                                "en",
                                "Forms in Arabic",
                                "ar",
                                "استمارات بالعربية",
                                "sq",
                                "Formularë në arabisht"),
                        in(
                                "el",
                                "Τα έντυπα διατίθενται σε όλα τα δημοτικά σχολεία.",
                                "en",
                                "The forms are available at every primary school.",
                                "ar",
                                "الاستمارات متاحة في كل مدرسة ابتدائية.",
                                "sq",
                                "Formularët gjenden në të gjitha shkollat fillore.")),
                in(
                        "el",
                        "Ο μεταφραστής που βρήκαμε είναι διαθέσιμος από τον Μάιο.",
                        "en",
                        "The translator we found is free from May.",
                        "ar",
                        "المترجم الذي وجدناه متاح ابتداءً من مايو."),
                promise.version(),
                holder(promise.office(), "deputy-education"));
    }

    // --- the verbs of the story ---

    private record Asking(String office, Map<String, String> words, AccountabilityDemonstration story) {

        RecommendationDraft.AskDraft make() {
            return new RecommendationDraft.AskDraft(story.office(office), in(words));
        }
    }

    private Asking ask(String office, String... words) {
        return new Asking(office, map(words), this);
    }

    private Scene draft(String body, String name, String day, Written title, Written reasons, Asking... asks) {
        return scene(body, day, "11:00", () -> {
            var id = recommendations.draft(
                    new RecommendationDraft(
                            body(body),
                            title,
                            reasons,
                            Arrays.stream(asks).map(Asking::make).toList()),
                    secretary(body));
            told.put(name, id);
            motions.propose(id, secretary(body));
        });
    }

    private Scene send(String body, String name, String day) {
        return scene(
                body,
                day,
                "10:00",
                () -> recommendations.send(
                        told(name), archive.recommendation(told(name)).version(), secretary(body)));
    }

    private void acknowledge(String name, String office, String who) {
        recommendations.acknowledge(
                told(name), archive.recommendation(told(name)).version(), holder(office(office), who));
    }

    private void answer(String name, int ask, String office, String who, AnswerDraft draft) {
        var id = askOf(name, ask);
        answers.answer(id, draft, archive.ask(id).version(), holder(office(office), who));
    }

    private void report(String name, int nth, String office, String who, Claim claim, Written words) {
        report(promised(name, nth), office, who, claim, words);
    }

    private void report(String name, String due, String office, String who, Claim claim, Written words) {
        report(promisedFor(name, due).id(), office, who, claim, words);
    }

    private void report(UUID id, String office, String who, Claim claim, Written words) {
        var evidence = claim == Claim.DONE
                ? List.of(new ReportDraft.EvidenceDraft(
                        EvidenceKind.PHOTO,
                        null,
                        CurrentCity.slug().equals("levadia")
                                ? "Φωτογραφία, τραβηγμένη επί τόπου"
                                : "Fotografía tomada en el lugar",
                        CurrentCity.slug().equals("levadia") ? "el" : "es",
                        municipality.today()))
                : List.<ReportDraft.EvidenceDraft>of();
        commitments.report(
                id,
                new ReportDraft(claim, words, evidence),
                promised.commitment(id).version(),
                holder(office(office), who));
    }

    /** Promises are made when an answer is given, so their offices are looked up then, not when the story is told. */
    private PromiseDraft promise(String office, String due, Written text, Written doneWhen) {
        return new PromiseDraft(office(office), text, doneWhen, LocalDate.parse(due));
    }

    private UUID told(String name) {
        var id = told.get(name);
        if (id == null) {
            throw new IllegalStateException("The story has not told of " + name + " yet");
        }
        return id;
    }

    private UUID askOf(String name, int n) {
        return archive.asksOf(told(name)).get(n - 1).id();
    }

    private UUID promised(String name, int nth) {
        return promised.commitmentsOf(told(name)).get(nth).id();
    }

    private Commitment promisedFor(String name, String due) {
        return promised.commitmentsOf(told(name)).stream()
                .filter(it -> it.dueOn().equals(LocalDate.parse(due)))
                .findFirst()
                .orElseThrow();
    }

    private UUID office(String slug) {
        return directory
                .findOffice(slug)
                .or(() -> directory.offices().stream()
                        .filter(it -> it.slug().startsWith(slug))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("No office " + slug))
                .id();
    }

    private Actor actor(String slug) {
        var office = directory.office(office(slug));
        return Actor.office(office.id(), office.nameIn(CurrentCity.slug().equals("levadia") ? "el" : "es"));
    }

    private UUID body(String slug) {
        return bodies.findBySlug(slug).orElseThrow().id();
    }

    private Visitor secretary(String body) {
        return visitor(body.equals(GROUP) ? "secretary-work" : "secretary", new Grant(Role.SECRETARY, body(body)));
    }

    private Visitor holder(UUID office, String who) {
        return visitor(who, new Grant(who.startsWith("clerk") ? Role.CLERK : Role.OFFICE_HOLDER, office));
    }

    private Visitor visitor(String who, @Nullable Grant grant) {
        var account =
                accounts.byAddress(who + "@" + CurrentCity.slug() + ".example").orElseThrow();
        return new Visitor(account.id(), account.name(), grant == null ? Set.of() : Set.of(grant), true);
    }

    private static Written in(String... words) {
        return in(map(words));
    }

    private static Written in(Map<String, String> words) {
        return Written.of(words.keySet().iterator().next(), words);
    }

    private static Map<String, String> map(String... words) {
        var map = new LinkedHashMap<String, String>();
        for (var i = 0; i < words.length; i += 2) {
            map.put(words[i], words[i + 1]);
        }
        return map;
    }

    private static Scene scene(String body, String day, String time, Runnable play) {
        return body.equals(PANEL) ? at(day, time, play) : madrid(day, time, play);
    }

    private static Scene at(String day, String time, Runnable play) {
        return new Scene("levadia", ATHENS, LocalDate.parse(day), LocalTime.parse(time), play);
    }

    private static Scene madrid(String day, String time, Runnable play) {
        return new Scene("fuenlabrada", MADRID, LocalDate.parse(day), LocalTime.parse(time), play);
    }
}
