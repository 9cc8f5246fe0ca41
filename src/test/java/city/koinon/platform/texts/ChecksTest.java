package city.koinon.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    private static final Term AMKA = new Term(UUID.randomUUID(), "el", "ΑΜΚΑ", true, Map.of(), null, 1);
    private static final Term CENTRE =
            new Term(UUID.randomUUID(), "el", "Κέντρο Κοινότητας", false, Map.of("ar", "مركز المجتمع"), null, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Καλώς ήρθες {name}            | أهلًا {name}                | ''",
                "Καλώς ήρθες {name}            | أهلًا { name }              | LOST {name}, ADDED { name }",
                "Καλώς ήρθες {name}            | أهلًا                       | LOST {name}",
                "{{count}} θέσεις              | {{count}} مقاعد {{count}}   | ADDED {{count}}",
                "%1$s και %s                   | %s و %1$s                   | ''",
                "100% δωρεάν                   | 100% مجاني                  | ''",
                "Γράψτε στο info@levadia.gr    | اكتب إلى info@levadia.gr    | ''",
                "Γράψτε στο info@levadia.gr    | اكتب إلى info@levadia       | LOST info@levadia.gr",
                "Δείτε https://a.gr/x.         | انظر https://a.gr/x، هنا    | ''",
                "Δείτε https://a.gr/x          | انظر https://a.gr/y         | LOST https://a.gr/x, ADDED https://a.gr/y",
                "Λιγότερα από 5 < 6            | أقل من 5 < 6                | ''",
                "Πατήστε <b>εδώ</b>            | اضغط <b>هنا</b>             | ''",
            })
    void findsWhatWorksOnlyLetterByLetter(String original, String translation, String found) {
        assertThat(Checks.of(original, "el", translation, "ar", List.of()).stream()
                        .map(it -> it.kind() + " " + it.what())
                        .reduce((one, next) -> one + ", " + next)
                        .orElse(""))
                .isEqualTo(found);
    }

    @Test
    void leavesAsItIsWhatStaysAsItIs() {
        assertThat(Checks.of("Ο ΑΜΚΑ\nείναι ΑΜΚΑ", "el", "AMKA\nهو ΑΜΚΑ", "ar", List.of(AMKA)))
                .as("once in Latin letters that only look alike")
                .containsExactly(new Finding(Finding.Kind.TERM_LOST, 2, "ΑΜΚΑ", ""));
        assertThat(Checks.of("Ο ΑΜΚΑ", "el", "رقم الـΑΜΚΑ", "ar", List.of(AMKA)))
                .isEmpty();
        assertThat(Checks.of("Ο ΑΜΚΑΛ", "el", "شيء آخر", "ar", List.of(AMKA)))
                .as("another word")
                .isEmpty();
    }

    @Test
    void remindsOfTheCitysOwnWordWithoutInsisting() {
        var found = Checks.of("Το κέντρο κοινότητας είναι ανοιχτό", "el", "المركز مفتوح", "ar", List.of(CENTRE));

        assertThat(found).containsExactly(new Finding(Finding.Kind.OTHER_WORD, 1, "Κέντρο Κοινότητας", "مركز المجتمع"));
        assertThat(found).noneMatch(Finding::damage);
        assertThat(Checks.of("Το Κέντρο Κοινότητας", "el", "مركز المجتمع", "ar", List.of(CENTRE)))
                .isEmpty();
        assertThat(Checks.of("Το Κέντρο Κοινότητας", "el", "The centre", "en", List.of(CENTRE)))
                .isEmpty();
    }

    @Test
    void asksForTheLongestWordOnly() {
        var permit = new Term(UUID.randomUUID(), "el", "άδεια", false, Map.of("en", "permit"), null, 0);
        var residence =
                new Term(UUID.randomUUID(), "el", "άδεια διαμονής", false, Map.of("en", "right to reside"), null, 0);
        var terms = List.of(permit, residence);

        assertThat(Checks.of("Η Άδεια Διαμονής", "el", "The Right to Reside", "en", terms))
                .isEmpty();
        assertThat(Checks.of("Η άδεια διαμονής", "el", "The card", "en", terms))
                .containsExactly(new Finding(Finding.Kind.OTHER_WORD, 1, "άδεια διαμονής", "right to reside"));
        assertThat(Checks.of("Η άδεια διαμονής\nκαι η άδεια", "el", "The right to reside and the card", "en", terms))
                .as("once by itself")
                .containsExactly(new Finding(Finding.Kind.OTHER_WORD, 2, "άδεια", "permit"));
    }

    @Test
    void showsWordByWordWhatHasChanged() {
        assertThat(Piece.between("Φέρτε το διαβατήριό σας.", "Φέρτε το διαβατήριο και τη σύμβαση."))
                .extracting(Piece::text)
                .startsWith("Φέρτε το ")
                .anySatisfy(it -> assertThat(it).contains("σύμβαση"));
        assertThat(Piece.between("ίδιο", "ίδιο")).containsExactly(new Piece(Piece.Kind.STAYED, "ίδιο"));
        assertThat(Piece.between("", "νέο")).containsExactly(new Piece(Piece.Kind.CAME, "νέο"));
    }
}
