package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextTest {

    @Test
    void leadsBackToWhereSomebodyWantedToGo() {
        assertThat(Next.after("/bodies/board?year=2026")).isEqualTo("/bodies/board?year=2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "https://evil.example",
                "/a\r\nSet-Cookie: x",
                "/{x}",
                "\\\\evil.example",
                "javascript:alert(1)"
            })
    void neverLeadsElsewhere(String typed) {
        assertThat(Next.after(typed)).isEqualTo("/account");
    }
}
