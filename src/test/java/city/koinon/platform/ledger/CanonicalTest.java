package city.koinon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void spellsTheSameThingInOneWayWhateverItsOrder() {
        var one = new LinkedHashMap<String, Object>();
        one.put("position", "ACCEPT");
        one.put("ask", 2);
        var other = new LinkedHashMap<String, Object>();
        other.put("ask", 2L);
        other.put("position", "ACCEPT");

        assertThat(Canonical.text(one))
                .isEqualTo(Canonical.text(other))
                .isEqualTo("{\"ask\":2,\"position\":\"ACCEPT\"}");
    }

    /** The sorting and escaping example of RFC 8785, section 3.2.3. */
    @Test
    void sortsAndEscapesAsTheStandardDoes() {
        var mixed = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(Canonical.text(mixed))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void keepsGreekAndArabicAndNestsAndDates() {
        var text = Canonical.text(Map.of(
                "due", LocalDate.of(2026, 4, 22),
                "reason", Map.of("el", "Άδεια", "ar", "إجازة"),
                "asks", List.of(1, 2)));

        assertThat(text)
                .isEqualTo("{\"asks\":[1,2],\"due\":\"2026-04-22\",\"reason\":{\"ar\":\"إجازة\",\"el\":\"Άδεια\"}}");
        assertThat(Canonical.read(text)).containsEntry("due", "2026-04-22");
    }

    @Test
    void refusesWhatReadersWouldUnderstandDifferently() {
        assertThatThrownBy(() -> Canonical.text(Map.of("share", 0.5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canonical.text(Map.of("large", 1L << 60)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canonical.text(Map.of("half", "\ud83d"))).isInstanceOf(IllegalArgumentException.class);
    }
}
