package city.koinon.act.pathways;

import city.koinon.act.services.DocumentTypes;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** A small pathway in English and Arabic: an address, the registration two weeks after it, a tax number for those who have none. */
public final class Sample {

    public static final String SLUG = "first-weeks";

    private static final Condition ALWAYS = Condition.ALWAYS;

    private static final Pathway PATHWAY = new Pathway(
            List.of(
                    new Fact("arrivedOn", Fact.Kind.DATE, false, ALWAYS, List.of()),
                    new Fact("hasAddress", Fact.Kind.BOOL, false, ALWAYS, List.of()),
                    new Fact("stay", Fact.Kind.CHOICE, true, ALWAYS, List.of("asylum", "permit")),
                    new Fact("hasTaxNumber", Fact.Kind.BOOL, false, ALWAYS, List.of()),
                    new Fact("hasLawyer", Fact.Kind.BOOL, false, ALWAYS, List.of())),
            List.of(
                    AStep.called("confirm-address")
                            .doneWhen("hasAddress is yes")
                            .giving("contract")
                            .made(),
                    AStep.called("register-residence")
                            .after("confirm-address")
                            .within(14, "confirm-address", "arrivedOn")
                            .bringing("passport", "contract")
                            .made(),
                    AStep.called("tax-number")
                            .doneWhen("hasTaxNumber is yes")
                            .after("register-residence")
                            .made(),
                    AStep.called("legal-advice")
                            .when("stay is asylum")
                            .doneWhen("hasLawyer is yes")
                            .made()),
            List.of("passport"));

    private static final Map<String, List<String>> TITLES = Map.of(
            "confirm-address", List.of("Get a paper about your address", "احصل على ورقة تثبت عنوانك"),
            "register-residence", List.of("Register your residence", "سجّل سكنك"),
            "tax-number", List.of("Get a tax number", "احصل على رقم ضريبي"),
            "legal-advice", List.of("Ask for legal advice", "اطلب استشارة قانونية"));

    private Sample() {}

    /** In the city at work, with its papers and somebody who publishes it. */
    public static Visitor published(ApplicationContext house, String mark) {
        var editor = editor(house, mark);
        var documents = house.getBean(DocumentTypes.class);
        documents.add(Ids.next(), "passport", Written.of("en", Map.of("en", mark + "Passport", "ar", "جواز السفر")));
        documents.add(Ids.next(), "contract", Written.of("en", Map.of("en", mark + "Contract", "ar", "عقد الإيجار")));
        var pathways = house.getBean(Pathways.class);
        pathways.begin(SLUG, body(mark), editor);
        publish(pathways, editor);
        return editor;
    }

    static Visitor editor(ApplicationContext house, String mark) {
        var account = house.getBean(Accounts.class)
                .open("editor" + mark.strip() + Ids.next() + "@example.org", "Editor", "en");
        return new Visitor(account, "Editor", Set.of(new Grant(Role.EDITOR, null)), true);
    }

    static void publish(Pathways pathways, Visitor editor) {
        var draft = pathways.draft(SLUG);
        pathways.publish(draft, true, draft.version(), editor);
    }

    static Body body(String mark) {
        var words = new HashMap<String, Map<String, String>>();
        words.put("title", Map.of("en", mark + "The first weeks", "ar", "الأسابيع الأولى"));
        words.put("audience", Map.of("en", mark + "For anyone who has just arrived", "ar", "لكل من وصل حديثًا"));
        fact(words, "arrivedOn", "When did you come?", "متى جئت؟");
        fact(words, "hasAddress", "Do you have an address?", "هل لديك عنوان؟");
        fact(words, "stay", "What is your situation?", "ما وضعك؟");
        fact(words, "hasTaxNumber", "Do you have a tax number?", "هل لديك رقم ضريبي؟");
        fact(words, "hasLawyer", "Does a lawyer help you?", "هل يساعدك محامٍ؟");
        words.put("fact.arrivedOn.because", Map.of("en", "you came on {answer}", "ar", "جئت في {answer}"));
        words.put("fact.stay.because", Map.of("en", "you said: {answer}", "ar", "قلت: {answer}"));
        words.put("fact.stay.choice.asylum", Map.of("en", "I have asked for asylum", "ar", "طلبت اللجوء"));
        words.put("fact.stay.choice.permit", Map.of("en", "I have a permit", "ar", "لدي تصريح"));
        words.put("fact.hasAddress.because.yes", Map.of("en", "you have an address", "ar", "لديك عنوان"));
        words.put("fact.hasAddress.because.no", Map.of("en", "you have no address yet", "ar", "ليس لديك عنوان بعد"));
        words.put("fact.hasTaxNumber.because.yes", Map.of("en", "you have a tax number", "ar", "لديك رقم ضريبي"));
        words.put(
                "fact.hasTaxNumber.because.no",
                Map.of("en", "you have no tax number yet", "ar", "ليس لديك رقم ضريبي بعد"));
        words.put("fact.hasLawyer.because.yes", Map.of("en", "a lawyer helps you", "ar", "يساعدك محامٍ"));
        words.put("fact.hasLawyer.because.no", Map.of("en", "no lawyer helps you yet", "ar", "لا يساعدك محامٍ بعد"));
        TITLES.forEach((step, title) -> {
            words.put(TextNames.step(step, "title"), Map.of("en", title.getFirst(), "ar", title.getLast()));
            words.put(
                    TextNames.step(step, "why"),
                    Map.of("en", "The next office asks for it.", "ar", "تطلبه الدائرة التالية."));
            words.put(
                    TextNames.step(step, "how"),
                    Map.of(
                            "en",
                            "Call +30 22610 99000 first.\n\nThen go there.",
                            "ar",
                            "اتصل أولًا على +30 22610 99000.\n\nثم اذهب إلى هناك."));
        });
        return new Body("en", List.of("en", "ar"), true, null, PATHWAY, words);
    }

    private static void fact(Map<String, Map<String, String>> words, String key, String english, String arabic) {
        words.put(TextNames.fact(key, "question"), Map.of("en", english, "ar", arabic));
        words.put(
                TextNames.fact(key, "why"),
                Map.of("en", "Because a step depends on it.", "ar", "لأن خطوة تتوقف عليه."));
    }
}
