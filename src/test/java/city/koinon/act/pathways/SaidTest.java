package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.act.pathways.Tick.Mark;
import city.koinon.act.pathways.Tick.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaidTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Tick DONE = Tick.of(Mark.DONE, TODAY);

    private final Said begun = Said.NOTHING
            .with(Answers.NONE.with("stay", "asylum").with("children", List.of()), MORNING)
            .with("tax-number", Tick.of(Mark.DOING, TODAY), MORNING);

    @Test
    void comesBackFromItsLineAsItWas() {
        var said = begun.with("bank", new Tick(Mark.BLOCKED, TODAY, Reason.COST), NOON)
                .with(begun.answers().with("needs", List.of("work", "school")), NOON);
        assertThat(Said.of(said.bytes())).isEqualTo(said);
        assertThat(Said.of(new byte[0])).isEqualTo(Said.NOTHING);
    }

    @Test
    void readsWhatWasWrittenBeforeAnybodyCountedTheTimeAndPassesOverTheRest() {
        var line = "stay=asylum~children=~!tax-number=DONE:2026-11-22~!bank=FLOWN:2026-11-22~nonsense~=x";
        assertThat(Said.of(line.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Said(
                        Answers.NONE.with("stay", "asylum").with("children", List.of()),
                        java.util.Map.of("tax-number", DONE)));
    }

    @Test
    void losesNoTickOfTwoTabs() {
        var one = begun.with("address", DONE, NOON);
        var other = begun.with("bank", DONE, NOON.plusSeconds(5));
        assertThat(one.and(other).ticks()).containsOnlyKeys("tax-number", "address", "bank");
        assertThat(one.and(other).sameAs(other.and(one))).isTrue();
        assertThat(begun.and(one).sameAs(one)).as("an old tab adds nothing").isTrue();
        assertThat(one.and(begun).sameAs(one)).isTrue();
    }

    @Test
    void believesWhatWasSaidLastAlsoThatATickWasTakenBack() {
        var done = begun.with("tax-number", DONE, NOON);
        var back = done.with("tax-number", Tick.of(Mark.NOT_STARTED, TODAY), NOON.plusSeconds(60));
        assertThat(done.and(back).ticks().get("tax-number").mark()).isEqualTo(Mark.NOT_STARTED);
        assertThat(back.and(done).ticks().get("tax-number").mark()).isEqualTo(Mark.NOT_STARTED);

        var moved = begun.with(begun.answers().with("stay", "permit"), NOON);
        var learnt = begun.with(begun.answers().with("children", "yes"), NOON.plusSeconds(1));
        var both = moved.and(learnt).answers();
        assertThat(both.values("stay")).containsExactly("permit");
        assertThat(both.values("children")).containsExactly("yes");
    }
}
