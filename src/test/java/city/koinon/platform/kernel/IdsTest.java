package city.koinon.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** RFC 9562: version 7 begins with the time, so that rows lie in the order in which they came about. */
    @Test
    void areUuidsOfVersionSeven() {
        assertThat(Stream.generate(Ids::next).limit(1_000))
                .allMatch(it -> it.version() == 7 && it.variant() == 2)
                .doesNotHaveDuplicates();
    }
}
