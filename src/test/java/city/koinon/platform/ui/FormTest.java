package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.platform.kernel.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @ParameterizedTest
    @CsvSource({"14/5/2026", "14.05.2026", "2026-05-14", "14-5-2026", "١٤/٥/٢٠٢٦", "' 14/5/2026 '"})
    void readsADayHoweverEuropeansWriteIt(String typed) {
        assertThat(typing("day", typed).date("day")).isEqualTo(LocalDate.of(2026, 5, 14));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026", "2026-13-01", "0/1/2026", "14/5/0001", "tomorrow", "", "14/5", "1/1/99999"})
    void refusesWhatIsNoDayAndKeepsWhatWasTyped(String typed) {
        var form = typing("day", typed);
        form.date("day");

        assertThat(form.refusal("day")).isNotNull();
        assertThat(form.typed("day")).isEqualTo(typed);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var form = Form.of(Map.of("title", "", "at", "25:00", "seats", "many"));
        form.text("title", 100);
        form.time("at");
        form.number("seats", 1, 99);

        assertThatThrownBy(form::done)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusals()).extracting("field").containsExactly("title", "at", "seats"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\uFFFDb", "a\u2066b", "a\uD800b", "a\u0007b"})
    void takesOutWhatCannotBeSeenAndSaysSo(String typed) {
        var form = typing("title", typed);
        form.text("title", 100);

        assertThat(form.refusal("title")).extracting("key").isEqualTo("ui.refused.invisible");
        assertThat(form.shown("title")).isEqualTo("ab");
    }

    @Test
    void countsLettersAsPeopleDo() {
        var ten = "👩🏽‍🌾".repeat(1) + "γειά";
        assertThat(typing("title", ten).optional("title", 8)).isEqualTo(ten);
        assertThat(typing("title", "x".repeat(10_000)).optional("title", 200)).isNull();
    }

    @Test
    void keepsEmojiArabicAndLineBreaks() {
        var form = typing("text", "مرحبا 🌍\r\nsecond line\t!");
        assertThat(form.text("text", 100)).isEqualTo("مرحبا 🌍\nsecond line\t!");
        assertThat(form.refused()).isFalse();
    }

    @Test
    void readsATimeWithColonOrDot() {
        assertThat(typing("at", "18.30").time("at")).isEqualTo(LocalTime.of(18, 30));
        assertThat(typing("at", "9:05").time("at")).isEqualTo(LocalTime.of(9, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "1-1-1-1-1", "'; drop table", "00000000-0000-0000-0000-00000000000g"})
    void refusesAForeignIdWithoutFalling(String typed) {
        var form = typing("office", typed);
        form.id("office");
        assertThat(form.refusal("office")).isNotNull();
    }

    private static Form typing(String field, String text) {
        return Form.of(Map.of(field, text));
    }
}
