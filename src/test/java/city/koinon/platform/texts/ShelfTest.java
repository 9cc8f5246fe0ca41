package city.koinon.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShelfTest {

    /** It is remembered by what it weighs, and a long text in a dozen languages weighs a hundred times a short one in one. */
    @Test
    void weighsWhatItsWordsTake() {
        var little = new Shelf(Map.of(UUID.randomUUID(), text(1, 10)));
        var much = new Shelf(Map.of(UUID.randomUUID(), text(12, 4_000)));

        assertThat(little.weight()).isBetween(200, 1_000);
        assertThat(much.weight()).isBetween(12 * 4_000, 12 * 4_000 * 3);
    }

    private static Text text(int languages, int letters) {
        var renderings = new LinkedHashMap<String, Rendering>();
        IntStream.range(0, languages)
                .mapToObj(it -> "a" + (char) ('a' + it))
                .forEach(lang ->
                        renderings.put(lang, new Rendering(lang, "x".repeat(letters), Origin.HUMAN, 1, null, true)));
        return new Text(UUID.randomUUID(), "aa", 1, 1, renderings);
    }
}
