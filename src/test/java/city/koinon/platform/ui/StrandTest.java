package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrandTest {

    @Test
    void drawsWhatHappenedInItsOrderAndWhatIsAheadLast() {
        var drawn = Strand.of(
                List.of(ahead("Report due", 1), moment(Tone.PLAIN, "Answered", 8), moment(Tone.PLAIN, "Sent", 2)));

        assertThat(drawn).extracting(it -> it.moment().title()).containsExactly("Sent", "Answered", "Report due");
    }

    @Test
    void foldsTheStepsOfOneSilenceIntoItsLast() {
        var drawn = Strand.of(List.of(
                moment(Tone.PLAIN, "Sent", 1),
                moment(Tone.LATE, "No answer", 3),
                moment(Tone.LATE, "No verdict", 4),
                moment(Tone.LATE, "No answer", 5),
                moment(Tone.PLAIN, "Answered", 6),
                moment(Tone.LATE, "No answer", 9)));

        assertThat(drawn)
                .extracting(it -> it.moment().title())
                .containsExactly("Sent", "No verdict", "No answer", "Answered", "No answer");
        assertThat(drawn.get(2).moment().on()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(drawn.get(2).earlier()).extracting(Moment::on).containsExactly(LocalDate.of(2026, 3, 3));
    }

    private static Moment moment(Tone tone, String title, int day) {
        return new Moment(
                tone, "clock", title, "", LocalDate.of(2026, 3, day), null, null, List.of(), null, null, false);
    }

    private static Moment ahead(String title, int day) {
        return moment(Tone.PLAIN, title, day).ahead();
    }
}
