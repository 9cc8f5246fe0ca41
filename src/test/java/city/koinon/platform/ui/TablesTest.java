package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-2", "@sum", "\tx", "\rx"})
    void letsNoCellBecomeAFormula(String cell) {
        assertThat(Tables.harmless(cell)).isEqualTo("'" + cell);
    }

    @Test
    void leavesNumbersNumbers() {
        assertThat(Tables.harmless(-2)).isEqualTo("-2");
    }

    @Test
    void writesGreekAndArabicForSpreadsheets() {
        var csv = Tables.csv(
                "offices",
                List.of("name", "level"),
                List.of(List.of("Δήμαρχος, \"ο\"", "CITY"), List.of("رئيس", "CITY")));

        var text = new String(csv.getBody(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFname,level").contains("\"Δήμαρχος, \"\"ο\"\"\"", "رئيس");
    }
}
