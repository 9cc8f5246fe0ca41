package city.koinon.plan.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reads "at risk" and "late" of the same thing: what a state says begins with the status the formula found. */
class StatusWordsTest {

    private static final List<String> AT_RISK = List.of("Because.SLIPPED", "Because.OVERDUE", "step-overdue");
    private static final List<String> LATE =
            List.of("Because.SLIPPED_FAR", "Because.OVERDUE_LONG", "step-overdue-long");

    @ParameterizedTest
    @ValueSource(strings = {"", "_el", "_es", "_ar"})
    void beginsWithTheStatusAndThenGivesTheReason(String lang) throws IOException {
        var words = new Properties();
        var file = Path.of("src/main/java/city/koinon/plan/strategy/messages" + lang + ".properties");
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        var locale = Locale.of(lang.isEmpty() ? "en" : lang.substring(1));
        var atRisk = AT_RISK.stream().map(it -> said(words, it, 12, locale)).toList();
        var late = LATE.stream().map(it -> said(words, it, 34, locale)).toList();

        assertThat(atRisk).allSatisfy(it -> assertThat(status(it)).isEqualTo(status(atRisk.getFirst())));
        assertThat(late).allSatisfy(it -> assertThat(status(it)).isEqualTo(status(late.getFirst())));
        assertThat(status(late.getFirst())).isNotEqualTo(status(atRisk.getFirst()));
        assertThat(atRisk.subList(1, 3)).allSatisfy(it -> assertThat(it).containsPattern("12|١٢"));
    }

    private static String said(Properties words, String key, int days, Locale locale) {
        return new MessageFormat(words.getProperty(key), locale).format(new Object[] {days});
    }

    private static String status(String said) {
        assertThat(said).contains(": ");
        return said.substring(0, said.indexOf(':'));
    }
}
