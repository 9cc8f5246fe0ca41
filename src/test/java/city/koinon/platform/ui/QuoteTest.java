package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final List<String> LEVADIA = List.of("el", "en", "ar", "sq");
    private static final Map<String, String> WORDS = Map.of("ar", "بيت", "el", "σπίτι", "en", "house");

    @Test
    void isInTheReadersLanguage() {
        assertThat(Quote.of(WORDS, "ar", LEVADIA)).isEqualTo(new Quote("بيت", "ar"));
    }

    @Test
    void orElseInTheCitysOwnRatherThanTheFirstOfTheAlphabet() {
        assertThat(Quote.of(WORDS, "sq", LEVADIA)).isEqualTo(new Quote("σπίτι", "el"));
    }

    @Test
    void orElseInWhateverThereIs() {
        assertThat(Quote.of(Map.of("uk", "дім", "ro", "casă"), "sq", LEVADIA)).isEqualTo(new Quote("casă", "ro"));
        assertThat(Quote.of(Map.of(), "sq", LEVADIA).isEmpty()).isTrue();
    }
}
