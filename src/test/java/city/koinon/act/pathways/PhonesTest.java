package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.act.pathways.Phones.Piece;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhonesTest {

    @Test
    void findsNumbersAndLeavesEveryWord() {
        var text = "اتصل على +30 22610 99000 أو 112 قبل 14 يومًا، 8:00-15:00، 2026-11-22.";
        assertThat(Phones.in(text).stream().map(Piece::words).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(Phones.in(text))
                .filteredOn(it -> !it.href().isEmpty())
                .extracting(Piece::href)
                .contains("tel:+302261099000");
        assertThat(Phones.in("14 days, 8:00-15:00, room 12").stream().map(Piece::href))
                .containsOnly("");
        assertThat(Phones.in("")).isEmpty();
    }
}
