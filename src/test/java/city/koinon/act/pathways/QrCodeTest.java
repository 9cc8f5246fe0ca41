package city.koinon.act.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final String ADDRESS = "https://levadia.example/levadia/ar/my-plan/12345-67890-12345-67890-12345";
    private static final Pattern STRETCH = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int QUIET = 4;

    @Test
    void paintsWhatIsDarkAndNothingElse() {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(ADDRESS, Ecc.MEDIUM);
        var picture = QrCode.of(ADDRESS);
        var painted = new boolean[picture.size()][picture.size()];
        var stretches = STRETCH.matcher(picture.path());
        while (stretches.find()) {
            assertThat(stretches.group(3)).isEqualTo(stretches.group(4));
            for (var x = 0; x < Integer.parseInt(stretches.group(3)); x++) {
                painted[Integer.parseInt(stretches.group(2))][Integer.parseInt(stretches.group(1)) + x] = true;
            }
        }

        assertThat(picture.size()).isEqualTo(code.size + 2 * QUIET);
        assertThat(STRETCH.matcher(picture.path()).replaceAll("")).isEmpty();
        for (var y = 0; y < picture.size(); y++) {
            for (var x = 0; x < picture.size(); x++) {
                assertThat(painted[y][x]).as("%d, %d", x, y).isEqualTo(code.getModule(x - QUIET, y - QUIET));
            }
        }
    }
}
