package city.koinon.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How often the right article is among the first three; docs/performance.md has it by language and difficulty. */
class JudgedTest {

    /** A little under what is reached, so that a change that finds less is noticed. */
    private static final double RECALL = 0.85;

    private static final double RECIPROCAL = 0.84;

    /** The first that was counted. Whoever finds less than that finds less of what nobody has prepared for. */
    private static final double HELD_OUT = 0.6;

    @Test
    void findsMostOfWhatPeopleOfManyLanguagesMean() throws IOException {
        var outcomes = Judged.outcomes(Judged.Group.JUDGED);
        var score = Judged.Score.of(outcomes);

        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(150);
        assertThat(score.recall()).as("recall at three").isGreaterThanOrEqualTo(RECALL);
        assertThat(score.reciprocal()).as("mean reciprocal rank").isGreaterThanOrEqualTo(RECIPROCAL);
        assertThat(Judged.by(outcomes, Judged.Query::lang))
                .allSatisfy((lang, its) -> assertThat(its.recall()).as(lang).isGreaterThanOrEqualTo(0.8));
        assertThat(outcomes.stream().filter(it -> it.place() > 0 || it.found().isEmpty()))
                .as("queries that are answered rightly or not at all, rather than wrongly")
                .hasSizeGreaterThan(outcomes.size() * 8 / 10);
    }

    @Test
    void findsMuchOfWhatItWasNeverTunedFor() throws IOException {
        var outcomes = Judged.outcomes(Judged.Group.HELD_OUT);

        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(80);
        assertThat(Judged.Score.of(outcomes).recall()).as("recall at three").isGreaterThanOrEqualTo(HELD_OUT);
    }
}
