package city.koinon.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

    @ParameterizedTest
    @CsvSource({
        "ΔΗΜΟΣ ΛΕΒΑΔΕΩΝ, Δήμος Λεβαδέων",
        "υπηρεσιεσ, Κοινωνικές υπηρεσίες",
        "αϋλα, άυλα αγαθά",
        "ATENCION, Atención a las familias",
        "espanol, clases de español",
        "ecole, L’École de la ville",
        "strasse, die Straße",
        "مدرسه, افتحوا المدرسة مساءً",
        "المدرسة, مدرسة الحي",
        "الاعداديه, المدرسة الإعدادية",
        "لُغة, دورات لغة مسائية",
        "مستشفي, المستشفى العام",
        "ســـوق, سوق العمل",
        "دورات, والدورات المسائية",
        "٧, MP-2026-07",
        "mp-2026-7, MP-2026-07",
        "courses, an evening course for all",
        "μαθήματα, ώρες μαθημάτων",
    })
    void findsWhatPeopleWriteInAnotherWay(String typed, String text) {
        assertThat(fits(typed, text)).as("%s in %s", typed, text).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "art, a party for all",
        "7, MP-2026-17",
        "2, in 2026",
        "evening school, the evening",
        "رسة, المدارس الإعدادية للبنات",
        "υπόσχεση, σύσταση",
    })
    void doesNotFindWhatOnlyLooksSimilar(String typed, String text) {
        assertThat(fits(typed, text)).as("%s in %s", typed, text).isZero();
    }

    @Test
    void findsNothingForNothing() {
        assertThat(fits("", "anything")).isZero();
        assertThat(fits(" -–!? ", "anything – really?")).isZero();
    }

    @Test
    void putsTheTitleBeforeTheRestAndTheWordBeforeItsStem() {
        var title = new Query.Lines(Folding.line(List.of("Evening courses")), Folding.line(List.of("Evening courses")));
        var stem = new Query.Lines(Folding.line(List.of("Evening course")), Folding.line(List.of("Evening course")));
        var rest = new Query.Lines(
                Folding.line(List.of("The Lyceum")), Folding.line(List.of("The Lyceum", "evening courses")));

        var query = Query.of("courses");

        assertThat(query.fits(title)).isGreaterThan(query.fits(stem));
        assertThat(query.fits(stem)).isGreaterThan(query.fits(rest));
        assertThat(query.fits(rest)).isPositive();
    }

    private static int fits(String typed, String text) {
        var line = Folding.line(List.of(text));
        return Query.of(typed).fits(new Query.Lines(line, line));
    }
}
