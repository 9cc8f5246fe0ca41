package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.ui.Form;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an editor chooses and types of a condition becomes the condition, or is refused where it stands; none of it is dropped. */
class ConditionFormTest {

    @Test
    void joinsTheLinesAndTakesADayAsPeopleWriteIt() {
        assertThat(read(Map.of("if.1", "arrived before", "if.1.day", "14/5/2026", "if.3", "children is yes")))
                .isEqualTo("arrived before 2026-05-14 and children is yes");
        assertThat(read(Map.of(
                        "if.1", "arrived after", "if.1.day", "today-30", "if.mode", "ANY", "if.2", "work is no")))
                .isEqualTo("arrived after today-30 or work is no");
        assertThat(read(Map.of("if.1", "arrived before", "if.1.day", "١٤/٥/٢٠٢٦")))
                .isEqualTo("arrived before 2026-05-14");
        assertThat(read(Map.of("if.text", "not stay is asylum"))).isEqualTo("not stay is asylum");
    }

    @Test
    void refusesWhatItWouldHaveToDrop() {
        assertThat(refused(Map.of("if.1", "children is yes", "if.text", "stay is asylum")))
                .isEqualTo("if.text");
        assertThat(refused(Map.of("if.1", "children is yes", "if.1.day", "14/5/2026")))
                .isEqualTo("if.1.day");
        assertThat(refused(Map.of("if.2.day", "14/5/2026"))).isEqualTo("if.2.day");
        assertThat(refused(Map.of("if.2.day", "14/5/2026", "if.text", "stay is asylum")))
                .isEqualTo("if.text");
        assertThat(refused(Map.of("if.1", "arrived before", "if.1.day", "31/2/2026")))
                .isEqualTo("if.1.day");
        assertThat(refused(Map.of("if.1", "arrived before"))).isEqualTo("if.1.day");
    }

    private static String read(Map<String, String> typed) {
        var form = Form.of(typed);
        var condition = ConditionForm.read(form, "if");
        assertThat(form.refusals()).isEmpty();
        return condition.toString();
    }

    private static String refused(Map<String, String> typed) {
        var form = Form.of(typed);
        ConditionForm.read(form, "if");
        assertThat(form.refusals()).hasSize(1);
        return form.refusals().getFirst().field();
    }
}
