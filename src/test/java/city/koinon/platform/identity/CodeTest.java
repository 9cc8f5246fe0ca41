package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeTest {

    private final Code code = new Code("0123456789012345678901234");

    @Test
    void isReadAsPeopleTypeIt() {
        assertThat(Code.typed("01234 56789 01234 56789 01234")).contains(code);
        assertThat(Code.typed(" 01234-56789-01234-56789-01234. ")).contains(code);
        assertThat(Code.typed("٠١٢٣٤ ٥٦٧٨٩ ٠١٢٣٤ ٥٦٧٨٩ ٠١٢٣٤")).contains(code);
        assertThat(Code.typed("۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴")).contains(code);
        assertThat(Code.typed("01234 56789 01234 56789 0123")).isEmpty();
        assertThat(Code.typed("1".repeat(100_000))).isEmpty();
        assertThat(Code.typed("")).isEmpty();
        assertThatThrownBy(() -> new Code("12")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isShownInGroupsAndStandsInNoLog() {
        assertThat(code.shown()).isEqualTo("01234 56789 01234 56789 01234");
        assertThat(code.inAddress()).isEqualTo("01234-56789-01234-56789-01234");
        assertThat(code).asString().doesNotContainPattern("\\d");
    }

    @Test
    void isKeptForEachThingUnderAnotherHashAndOpensWhatItSealed() {
        assertThat(code.hash("plan")).hasSize(32).isNotEqualTo(code.hash("question"));
        var sealed = code.seal("answers", new byte[] {1, 2});
        assertThat(code.open("answers", sealed)).hasValue(new byte[] {1, 2});
        assertThat(code.open("contact", sealed)).isEmpty();
        assertThat(Code.random().open("answers", sealed)).isEmpty();
        sealed[sealed.length - 1] ^= 1;
        assertThat(code.open("answers", sealed)).isEmpty();
    }

    @Test
    void fromASecretHasAllItsDigitsAndIsNeverAnother() {
        IntStream.range(0, 200).forEach(it -> {
            var secret = Secrets.hash("form " + it);
            assertThat(Code.of(secret)).isEqualTo(Code.of(secret)).isNotEqualTo(Code.of(Secrets.hash("other " + it)));
        });
        assertThat(Code.of(new byte[32]).digits()).isEqualTo("0".repeat(25));
    }

    @Test
    void isGuessedFromOneNetworkWhateverAddressOfItIsUsed() {
        assertThat(Codes.place("2001:db8:1:2::1")).isEqualTo(Codes.place("2001:db8:1:2:ffff::9"));
        assertThat(Codes.place("2001:db8:1:3::1")).isNotEqualTo(Codes.place("2001:db8:1:2::1"));
        assertThat(Codes.place("192.0.2.7")).isEqualTo("192.0.2.7").isNotEqualTo(Codes.place("192.0.2.8"));
        assertThat(Codes.place("proxy")).isEqualTo("proxy");
    }
}
