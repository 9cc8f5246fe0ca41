package city.koinon.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How often the right article is among the first three; docs/performance.md has it by language and difficulty. */
class JudgedTest {

    @Test
    void findsMostOfWhatPeopleOfManyLanguagesMean() throws IOException {
        var outcomes = Judged.outcomes();
        outcomes.stream()
                .filter(it -> it.recall() < 1)
                .forEach(it -> System.out.println(
                        "%.2f %s [%s] %s: wanted %s, found %s at %d".formatted(it.recall(), it.query().lang(), it.query().typed(), it.query().difficulty(), it.query().slugs(), it.found(), it.place())));
        System.out.println(Judged.by(outcomes, Judged.Query::lang));
        System.out.println(Judged.by(outcomes, Judged.Query::difficulty));
        System.out.println(Judged.Score.of(outcomes));
        assertThat(Judged.queries()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(Judged.Score.of(outcomes).recall()).isGreaterThan(0.5);
    }
}
