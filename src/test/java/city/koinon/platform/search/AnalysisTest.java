package city.koinon.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.ui.SearchSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, and what it must find. */
class AnalysisTest {

    @TempDir
    Path folder;

    private Index index;
    private final Map<UUID, String> names = new LinkedHashMap<>();

    @BeforeEach
    void anEmptyIndex() {
        index = new Index(folder);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "el, ΔΗΜΟΣ ΛΕΒΑΔΕΩΝ, Δήμος Λεβαδέων",
        "el, υπηρεσιεσ, Κοινωνικές υπηρεσίες",
        "el, αϋλα, άυλα αγαθά",
        "el, μαθήματα, ώρες μαθημάτων",
        "el, αδειων διαμονης, Άδεια διαμονής",
        "el, αφμ, Αριθμός Α.Φ.Μ.",
        "el, Α.Φ.Μ., αριθμός ΑΦΜ",
        "el, adeia diamonhs, Άδεια διαμονής",
        "el, adia diamonis, Άδεια διαμονής",
        "el, eggrafh sxoleio, Εγγραφή στο σχολείο",
        "el, kentro koinotitas, Κέντρο Κοινότητας",
        "el, thermansh, επίδομα θέρμανσης",
        "es, ATENCION, Atención a las familias",
        "es, espanol, clases de español",
        "es, permisos, renovar el permiso de residencia",
        "fr, ecole, L’École de la ville",
        "fr, inscriptions, S’inscrire à l’école : inscription scolaire",
        "de, strasse, die Straße",
        "de, Auslaenderbehoerde, Termin bei der Ausländerbehörde",
        "de, auslanderbehorde, Termin bei der Ausländerbehörde",
        "de, Anmeldungen, Anmeldung der Wohnung",
        "de, Anmeldng, Anmeldung der Wohnung",
        "de, Titel, der Aufenthaltstitel",
        "de, Erlaubnis, die Aufenthaltserlaubnis verlängern",
        "de, Aufenthaltstitel, Aufenthalt: welchen Titel brauche ich?",
        "de, Wohnsitzanmeldung, Anmeldung des Wohnsitzes",
        "de, kranken versicherung, Krankenversicherung",
        "nl, vergunning, verblijfsvergunning aanvragen",
        "nl, verblijfsvergunningen, Een verblijfsvergunning",
        "nl, verblijfsdocument, document voor uw verblijf",
        "cs, povoleni k pobytu, Povolení k pobytu",
        "cs, školy, zápis do škol",
        "ro, sedere, Permis de ședere",
        "ro, şedere, Permis de ședere",
        "ro, locuinte, Locuință socială",
        "uk, посвідка, Отримати посвідку на проживання",
        "uk, дітей, Діти та школа",
        "uk, сімя, Допомога сім’ї: сім'я",
        "uk, лікаря, Як знайти лікарів",
        "sq, leja e qendrimit, Leje qëndrimi",
        "sq, shkollën, Regjistrimi në shkollë",
        "sq, punen, Të gjesh punë",
        "tr, oturma izni, OTURMA İZNİ",
        "tr, ISTANBUL, İstanbul",
        "tr, basvuru, başvurular",
        "tr, kayit, KAYIT ve okullar",
        "en, courses, an evening course for all",
        "en, registering, How to register your child",
        "en, residance permit, Renew your residence permit",
        "en, vaccinatoin, Vaccination of children",
        "ar, مدرسه, افتحوا المدرسة مساءً",
        "ar, المدرسة, مدرسة الحي",
        "ar, الاعداديه, المدرسة الإعدادية",
        "ar, لُغة, دورات لغة مسائية",
        "ar, مستشفي, المستشفى العام",
        "ar, ســـوق, سوق العمل",
        "ar, دورات, والدورات المسائية",
        "ar, اقامة, تجديد الإقامة",
        "ar, الاقامه, تجديد إقامتك",
        "ar, تصريح العمل, تصاريح العمل: تصريح عمل",
        "fa, می‌خواهم, کار میخواهم",
        "fa, میخواهم, کار می‌خواهم",
        "fa, می خواهم, کار می‌خواهم",
        "fa, كليد, کلید خانه",
        "fa, اقامت, تمدید اقامت‌ها",
        "fa, ۱۱۲, شماره 112",
        "ckb, مۆڵەت, مۆڵه‌تی نیشتەجێبوون",
        "ckb, قوتابخانه, قوتابخانەکان",
        "am, ፈቃድ, የመኖሪያ ፈቃድ",
        "hi, नौकरी, नौकरी खोजें",
        "zh, 居留, 居留许可",
        "th, ใบอนุญาต, ใบอนุญาตพำนัก",
        "ka, ბინადრობის, ბინადრობის ნებართვა",
        "en, ٧, MP-2026-07",
        "en, mp-2026-7, MP-2026-07",
    })
    void findsWhatPeopleWriteInAnotherWay(String lang, String typed, String text) {
        title(text, lang);

        assertThat(found(lang, typed)).as("%s in %s", typed, text).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({
        "en, art, a party for all",
        "en, 7, MP-2026-17",
        "en, 2, in 2026",
        "ar, رسة, المدارس الإعدادية للبنات",
        "el, υπόσχεση, σύσταση",
        "en, form, a farm",
        "en, word, work",
    })
    void doesNotFindWhatOnlyLooksSimilar(String lang, String typed, String text) {
        title(text, lang);

        assertThat(found(lang, typed)).as("%s in %s", typed, text).isEmpty();
    }

    @Test
    void findsInALanguageWhatWasTypedInAnother() {
        put("residence", Map.of("ar", "تصريح الإقامة", "de", "Der Aufenthaltstitel", "fa", "اجازه اقامت"), Map.of());
        put("registering", Map.of("ar", "تسجيل السكن", "de", "Anmeldung", "fa", "ثبت محل سکونت"), Map.of());

        assertThat(found("ar", "Aufenthaltstitel")).containsExactly("residence");
        assertThat(found("ar", "Anmeldng")).containsExactly("registering");
        assertThat(found("ar", "اقامة")).containsExactly("residence");
        assertThat(found("ar", "اقامه")).containsExactly("residence");
        assertThat(found("fa", "محلسکونت")).startsWith("registering");
        assertThat(found("fa", "اجازهاقامت")).startsWith("residence");
        assertThat(found("fa", "Aufenthaltstitel")).containsExactly("residence");
        assertThat(found("ar", "تسجيل Anmeldung")).startsWith("registering");
    }

    @Test
    void putsTheTitleBeforeTheRestTheWordBeforeItsStemAndTheReadersLanguageBeforeOthers() {
        put("rest", Map.of("en", "The Lyceum"), Map.of("en", "There are evening courses"));
        put("stem", Map.of("en", "Evening course"), Map.of());
        put("title", Map.of("en", "Evening courses"), Map.of());
        put("slip", Map.of("en", "Evening coursse"), Map.of());
        assertThat(found("en", "evening courses"))
                .as("what is only similar is not mixed with what was meant")
                .containsExactly("title", "stem", "rest");

        put("spanish", Map.of("es", "Radio", "en", "Broadcasting"), Map.of());
        put("english", Map.of("en", "Radio", "es", "Emisora"), Map.of());
        assertThat(found("es", "radio")).containsExactly("spanish", "english");
        assertThat(found("en", "radio")).containsExactly("english", "spanish");
    }

    @Test
    void asksForBothOfTwoWordsAndSaysWhenThereIsOnlyOne() {
        put("school", Map.of("en", "Evening school"), Map.of());
        put("market", Map.of("en", "Evening market"), Map.of());

        assertThat(found("en", "evening school")).containsExactly("school");
        assertThat(index.find("levadia", "en", "evening school", null, 9).partly())
                .isFalse();
        assertThat(found("en", "evening swimming")).containsExactlyInAnyOrder("school", "market");
        assertThat(index.find("levadia", "en", "evening swimming", null, 9).partly())
                .isTrue();
        assertThat(found("en", "where is the market")).containsExactly("market");
    }

    @Test
    void neverFindsWhatIsOfAnotherCity() {
        put("fuenlabrada", "theirs", Map.of("en", "Residence permit"), Map.of());
        assertThat(found("en", "residence")).isEmpty();
        assertThat(found("en", "resid")).isEmpty();
        assertThat(found("en", "residance")).isEmpty();
        put("ours", Map.of("en", "Residence permit"), Map.of());
        assertThat(found("en", "residence")).containsExactly("ours");
    }

    @Test
    void takesWhatIsTypedForWordsAndNothingElse() {
        put("party", Map.of("en", "A party for all"), Map.of("en", "bring title and kind"));
        for (var typed : List.of(
                "",
                " -–!? ",
                "*",
                "pa*y",
                "party~2",
                "title:party",
                "city:*",
                "+party -all",
                "\"a party\"",
                "(((",
                "\\",
                "[a TO z]",
                "p\u202Earty",
                "par\u200Dty",
                "😀",
                "AND",
                "OR NOT",
                "/.*/",
                "\u0000",
                "x".repeat(10_000),
                "word ".repeat(2_000),
                "' ".repeat(5_000),
                "٪٪٪",
                "\uD800")) {
            index.find("levadia", "en", typed, null, 9);
        }
        assertThat(found("en", "p\u202Earty")).containsExactly("party");
        assertThat(found("en", "city:fuenlabrada")).isEmpty();
        assertThat(found("en", "*")).isEmpty();
    }

    @Test
    void forgetsWhatIsGoneAndTakesWhatIsNewInItsPlace() {
        var thing = new SearchSource.Thing(UUID.randomUUID(), "/", Map.of("en", "Swimming lessons"));
        index.put("levadia", "kind", thing);
        index.show();
        assertThat(index.find("levadia", "en", "swimming", null, 9).first()).hasSize(1);

        index.put("levadia", "kind", new SearchSource.Thing(thing.id(), "/", Map.of("en", "Cooking lessons")));
        index.show();
        assertThat(index.find("levadia", "en", "swimming", null, 9).first()).isEmpty();
        assertThat(index.find("levadia", "en", "cooking", null, 9).first()).hasSize(1);

        index.drop("levadia", "kind", List.of(thing.id()));
        index.show();
        assertThat(index.find("levadia", "en", "cooking", null, 9).first()).isEmpty();
    }

    private void title(String text, String lang) {
        put(text, Map.of(lang, text), Map.of());
    }

    private void put(String name, Map<String, String> titles, Map<String, String> body) {
        put("levadia", name, titles, body);
    }

    private void put(String city, String name, Map<String, String> titles, Map<String, String> body) {
        var thing = new SearchSource.Thing(UUID.randomUUID(), "/", titles).saying(body);
        names.put(thing.id(), name);
        index.put(city, "kind", thing);
        index.show();
    }

    private List<String> found(String lang, String typed) {
        return index.find("levadia", lang, typed, null, 9).first().stream()
                .map(it -> names.getOrDefault(it.id(), "?"))
                .toList();
    }
}
