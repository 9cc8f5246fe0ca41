package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTokenTest {

    private final String secret = FormToken.newSecret();

    @Test
    void eachRenderingIsDifferentAndEveryOneIsGood() {
        var one = FormToken.of(secret);
        var other = FormToken.of(secret);

        assertThat(one).isNotEqualTo(other);
        assertThat(FormToken.good(secret, one)).isTrue();
        assertThat(FormToken.good(secret, other)).isTrue();
    }

    @Test
    void aTokenOfAnotherSessionOpensNothing() {
        assertThat(FormToken.good(secret, FormToken.of(FormToken.newSecret()))).isFalse();
    }

    @Test
    void nonsenseIsNoToken() {
        for (var nonsense :
                new String[] {"", "x", "not base64!", "AAAAAAAAAAAAAAAA", FormToken.of(secret) + "A", "ي"}) {
            assertThat(FormToken.good(secret, nonsense)).as(nonsense).isFalse();
        }
    }
}
