package city.koinon.act.pathways;

import city.koinon.platform.kernel.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Three steps in the scripts that are hardest to print: Arabic, Persian, Urdu, Tigrinya and Chinese. */
public final class InManyTongues {

    public static final String SLUG = "first-steps";

    public static final List<String> LANGUAGES = List.of("en", "ar", "fa", "ur", "ti", "zh");

    private static final Pathway PATHWAY = new Pathway(
            List.of(new Fact("hasAddress", Fact.Kind.BOOL, false, Condition.ALWAYS, List.of())),
            List.of(
                    AStep.called("register-residence").made(),
                    AStep.called("tax-number").after("register-residence").made(),
                    AStep.called("language-course")
                            .doneWhen("hasAddress is yes")
                            .made()),
            List.of());

    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry(
                    "title",
                    List.of(
                            "The first weeks",
                            "الأسابيع الأولى",
                            "هفته‌های نخست",
                            "پہلے ہفتے",
                            "ናይ መጀመርታ ሰሙናት",
                            "最初几周")),
            Map.entry(
                    "audience",
                    List.of(
                            "For anyone who has just arrived",
                            "لكل من وصل حديثًا",
                            "برای هر کسی که تازه رسیده است",
                            "ہر اُس شخص کے لیے جو ابھی ابھی آیا ہے",
                            "ንኹሉ ሓድሽ ዝመጸ ሰብ",
                            "给每一位刚到的人")),
            Map.entry(
                    TextNames.fact("hasAddress", "question"),
                    List.of(
                            "Do you have an address?",
                            "هل لديكم عنوان؟",
                            "آیا نشانی دارید؟",
                            "کیا آپ کا کوئی پتہ ہے؟",
                            "ኣድራሻ ኣለኩም ዶ?",
                            "您有住址吗？")),
            Map.entry(
                    TextNames.fact("hasAddress", "why"),
                    List.of(
                            "Because a step depends on it.",
                            "لأن خطوة تتوقف عليه.",
                            "چون یک گام به آن بستگی دارد.",
                            "کیونکہ ایک قدم اس پر منحصر ہے۔",
                            "ሓደ ስጉምቲ ኣብኡ ስለ ዝምርኮስ።",
                            "因为有一个步骤取决于它。")),
            Map.entry(
                    "fact.hasAddress.because.yes",
                    List.of(
                            "you have an address",
                            "لديكم عنوان",
                            "نشانی دارید",
                            "آپ کا پتہ موجود ہے",
                            "ኣድራሻ ኣለኩም",
                            "您有住址")),
            Map.entry(
                    "fact.hasAddress.because.no",
                    List.of(
                            "you have no address yet",
                            "ليس لديكم عنوان بعد",
                            "هنوز نشانی ندارید",
                            "آپ کا ابھی کوئی پتہ نہیں ہے",
                            "ክሳብ ሕጂ ኣድራሻ የብልኩምን",
                            "您还没有住址")),
            Map.entry(
                    TextNames.step("register-residence", "title"),
                    List.of(
                            "Register your residence",
                            "سجّلوا سكنكم",
                            "محل زندگی خود را ثبت کنید",
                            "اپنی رہائش کا اندراج کروائیں",
                            "መንበሪ ቦታኹም ኣመዝግቡ",
                            "登记您的居住地")),
            Map.entry(
                    TextNames.step("register-residence", "why"),
                    List.of(
                            "The next office asks for it.",
                            "تطلبه الدائرة التالية.",
                            "ادارهٔ بعدی آن را می‌خواهد.",
                            "اگلا دفتر یہ مانگتا ہے۔",
                            "እቲ ዝቕጽል ቤት ጽሕፈት ይሓቶ እዩ።",
                            "下一个部门会要求看登记证明。")),
            Map.entry(
                    TextNames.step("register-residence", "how"),
                    List.of(
                            "First call +30 22610 99000 for an appointment.\n\nThen go there with your passport.",
                            "اتصلوا أولًا على +30 22610 99000 واحجزوا موعدًا.\n\nثم اذهبوا إلى هناك ومعكم جواز السفر.",
                            "ابتدا با شمارهٔ +30 22610 99000 تماس بگیرید و نوبت بگیرید.\n\nسپس با گذرنامه به آنجا بروید.",
                            "پہلے +30 22610 99000 پر فون کر کے وقت لیں۔\n\nپھر پاسپورٹ لے کر وہاں جائیں۔",
                            "መጀመርታ ናብ +30 22610 99000 ደዊልኩም ቆጸራ ሓዙ።\n\nድሕሪኡ ፓስፖርትኩም ሒዝኩም ናብኡ ኪዱ።",
                            "请先拨打 +30 22610 99000 预约时间。\n\n然后带上护照前往办理。")),
            Map.entry(
                    TextNames.step("tax-number", "title"),
                    List.of(
                            "Get a tax number",
                            "احصلوا على رقم ضريبي",
                            "شمارهٔ مالیاتی بگیرید",
                            "ٹیکس نمبر حاصل کریں",
                            "ቁጽሪ ግብሪ ኣውጽኡ",
                            "申请税号")),
            Map.entry(
                    TextNames.step("tax-number", "why"),
                    List.of(
                            "Without it you can neither work nor rent a home.",
                            "لا يمكنكم من دونه العمل أو استئجار بيت.",
                            "بدون آن نمی‌توانید کار کنید یا خانه اجاره کنید.",
                            "اس کے بغیر آپ نہ کام کر سکتے ہیں اور نہ مکان کرائے پر لے سکتے ہیں۔",
                            "ብዘይ ብኡ ክትሰርሑ ወይ ቤት ክትካረዩ ኣይትኽእሉን።",
                            "没有税号，您不能工作，也不能租房。")),
            Map.entry(
                    TextNames.step("tax-number", "how"),
                    List.of(
                            "Fill in the form at the tax office. It costs nothing.",
                            "املؤوا الاستمارة في مصلحة الضرائب. وهي مجانية.",
                            "برگه را در ادارهٔ مالیات پر کنید. رایگان است.",
                            "ٹیکس کے دفتر میں فارم بھریں۔ اس کی کوئی فیس نہیں۔",
                            "ኣብ ቤት ጽሕፈት ግብሪ ቅጥዒ ምልኡ። ክፍሊት የብሉን።",
                            "在税务局填写表格，不收费。")),
            Map.entry(
                    TextNames.step("language-course", "title"),
                    List.of(
                            "Join a course of Greek",
                            "سجّلوا في دورة اللغة اليونانية",
                            "در کلاس زبان یونانی نام‌نویسی کنید",
                            "یونانی زبان کے کورس میں داخلہ لیں",
                            "ኣብ ትምህርቲ ቋንቋ ግሪኽ ተመዝገቡ",
                            "报名参加希腊语课程")),
            Map.entry(
                    TextNames.step("language-course", "why"),
                    List.of(
                            "The language opens the way to work and friends.",
                            "اللغة تفتح الطريق إلى العمل والصداقة.",
                            "زبان، راه را برای کار و دوستی باز می‌کند.",
                            "زبان کام اور دوستی کے دروازے کھولتی ہے۔",
                            "ቋንቋ ንስራሕን ንዕርክነትን መንገዲ ይኸፍት።",
                            "语言为工作和友谊打开大门。")),
            Map.entry(
                    TextNames.step("language-course", "how"),
                    List.of(
                            "Lessons are on Mondays and Wednesdays.",
                            "تُعقد الدروس يومي الاثنين والأربعاء.",
                            "کلاس‌ها دوشنبه و چهارشنبه برگزار می‌شوند.",
                            "کلاسیں پیر اور بدھ کو ہوتی ہیں۔",
                            "እቲ ትምህርቲ ሰኑይን ረቡዕን ይወሃብ።",
                            "每周一和周三上课。")));

    private InManyTongues() {}

    /** In the city at work. */
    public static void published(ApplicationContext house) {
        var editor = Sample.editor(house, "");
        var pathways = house.getBean(Pathways.class);
        var words = new HashMap<String, Map<String, String>>();
        WORDS.keySet().forEach(name -> {
            var each = new HashMap<String, String>();
            LANGUAGES.forEach(lang -> each.put(lang, said(name, lang)));
            words.put(name, each);
        });
        pathways.begin(SLUG, new Body("en", LANGUAGES, true, null, PATHWAY, words), editor);
        publish(pathways, editor);
    }

    private static void publish(Pathways pathways, Visitor editor) {
        var draft = pathways.draft(SLUG);
        pathways.publish(draft, true, draft.version(), editor);
    }

    /** What each step says in this language, as it was written, a paragraph each. */
    public static List<String> steps(String lang) {
        return WORDS.keySet().stream()
                .filter(it -> it.startsWith("step."))
                .flatMap(it -> said(it, lang).lines())
                .filter(it -> !it.isBlank())
                .toList();
    }

    private static String said(String name, String lang) {
        return WORDS.get(name).get(LANGUAGES.indexOf(lang));
    }
}
