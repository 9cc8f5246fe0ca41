package city.koinon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What opens downwards says so from either side. Read from the picture, as people do: how it is drawn has changed before. */
class ArrowsTest extends Browsing {

    private static final Path TEMPLATES = Path.of("src/main/java/city/koinon/platform/ui");
    private static final String SELECT = "<select class=\"ds-input\"";
    private static final String WHY = "<details class=\"k-why\"";

    /** Pixels of the picture for one of the page: an arrow is six of them wide. */
    private static final int SCALE = 4;

    @Override
    protected int port() {
        return 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ltr", "rtl"})
    void pointsDownAtListsAndAtWhatHasBeenOpened(String dir) throws IOException {
        assertThat(TEMPLATES.resolve("select.jte")).content().contains(SELECT);
        assertThat(TEMPLATES.resolve("why.jte")).content().contains(WHY);
        var page =
                device(new Browser.NewContextOptions().setViewportSize(640, 480).setDeviceScaleFactor(SCALE));
        page.setContent("""
                <!doctype html><html lang="en" dir="%s"><style>%s</style><body><main>
                <div class="ds-field k-field">%s><option>One</option></select></div>
                %s open><summary>Why?</summary><p>So.</p></details>
                %s><summary>Why?</summary><p>So.</p></details></main></body></html>
                """.formatted(dir, sheet(), SELECT, WHY, WHY));

        var end = dir.equals("ltr") ? "right" : "left";
        var start = dir.equals("ltr") ? "left" : "right";
        assertThat(pointsDown(picture(page.locator("select"), end, 36)))
                .as("list")
                .isTrue();
        assertThat(pointsDown(picture(page.locator("details[open] summary"), start, 14)))
                .as("opened")
                .isTrue();
        assertThat(pointsDown(picture(page.locator("details:not([open]) summary"), start, 14)))
                .as("not opened yet")
                .isFalse();
    }

    /** So many pixels at one side of it, without its frame. */
    private static BufferedImage picture(Locator of, String side, int pixels) throws IOException {
        var whole = ImageIO.read(new ByteArrayInputStream(of.screenshot()));
        var frame = of.evaluate("it => it.tagName").equals("SELECT") ? 8 * SCALE : 0;
        var wide = pixels * SCALE - frame;
        return whole.getSubimage(
                side.equals("left") ? frame : whole.getWidth() - frame - wide,
                frame,
                wide,
                whole.getHeight() - 2 * frame);
    }

    /** Two strokes that are apart above and meet below. */
    private static boolean pointsDown(BufferedImage picture) {
        var ground = picture.getRGB(picture.getWidth() / 2, 0);
        var widths = new ArrayList<Integer>();
        for (var y = 0; y < picture.getHeight(); y++) {
            var row = y;
            var drawn = IntStream.range(0, picture.getWidth())
                    .filter(x -> differs(picture.getRGB(x, row), ground))
                    .summaryStatistics();
            if (drawn.getCount() > 0) {
                widths.add(drawn.getMax() - drawn.getMin());
            }
        }
        assertThat(widths).as("an arrow is drawn").hasSizeGreaterThan(2 * SCALE);
        var above = widths.subList(0, widths.size() / 3).stream()
                .mapToInt(it -> it)
                .max()
                .orElseThrow();
        var below = widths.subList(widths.size() * 2 / 3, widths.size()).stream()
                .mapToInt(it -> it)
                .max()
                .orElseThrow();
        return above > 6 * SCALE && below < above * 2 / 3;
    }

    private static boolean differs(int one, int other) {
        return IntStream.of(0, 8, 16)
                        .map(it -> Math.abs((one >> it & 255) - (other >> it & 255)))
                        .sum()
                > 120;
    }

    private static String sheet() throws IOException {
        try (var files = Files.list(Path.of("src/main/web/dist"))) {
            return Files.readString(
                    files.filter(it -> it.getFileName().toString().matches("koinon\\.[^.]*\\.css"))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
