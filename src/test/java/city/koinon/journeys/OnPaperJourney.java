package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.koinon.act.pathways.InManyTongues;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.municipality.NewCity;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenario 14 of the information office: a plan on paper, in the scripts that printers of other programs break. */
class OnPaperJourney extends Journey {

    /** Whether two letters of a script look different here, or both like the box that stands for a letter the machine does not have. */
    private static final String HAS_LETTERS = """
            ([one, other]) => {
              const drawn = letter => {
                const canvas = Object.assign(document.createElement('canvas'), {width: 60, height: 60});
                const pen = canvas.getContext('2d');
                pen.font = '40px sans-serif';
                pen.fillText(letter, 5, 45);
                return canvas.toDataURL();
              };
              return drawn(one) !== drawn(other);
            }
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    private final String city = "paper-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void foundTheCity() {
        municipality.create(new NewCity(
                city,
                Map.of("en", "Levadia"),
                "GR",
                null,
                ZoneId.of("Europe/Athens"),
                InManyTongues.LANGUAGES,
                "#0b5f5a"));
        CurrentCity.run(city, () -> InManyTongues.published(house));
    }

    @ParameterizedTest
    @CsvSource({"ar, rtl, س, ه", "fa, rtl, پ, گ", "ur, rtl, ٹ, ے", "ti, ltr, ሀ, ለ", "zh, ltr, 住, 址"})
    void aPlanOnPaperSaysWhatThePageSaysAndItsPictureOpensIt(String lang, String dir, String one, String other)
            throws Exception {
        var device = device();
        device.navigate(address("/" + city + "/" + lang + "/pathways/" + InManyTongues.SLUG + "/plan"));
        assumeTrue(
                (Boolean) device.evaluate(HAS_LETTERS, new String[] {one, other}),
                "No font of this machine has the letters of “" + lang
                        + "”, so nothing can be printed in it (Debian: fonts-noto-core, fonts-wqy-microhei)");
        assertThat(device.locator("#step-tax-number h3 > *").first()).hasCSS("direction", dir);
        device.locator("main form.k-form button").last().click();
        var address = device.url().replaceAll("\\?.*", "");
        device.navigate(address + "/print");
        var file = Path.of("target", "screenshots", getClass().getSimpleName(), "plan-" + lang + ".pdf");
        var sheet = Sheet.of(device, file);

        sheet.holdsEveryWord(InManyTongues.steps(lang));
        device.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var blocks = Sheet.blocks(device);
        assertThat(blocks).hasSizeGreaterThan(20);
        sheet.holdsEveryWord(blocks);
        assertThat(sheet.text()).contains(device.locator(".k-code").innerText().split(" "));
        assertThat(sheet.text().lines().map(String::strip))
                .as("the steps have their numbers")
                .contains("1", "2", "3");
        sheet.staysWithinTheMargins();
        assertThat(sheet.sheets()).isLessThanOrEqualTo(2);
        assertThat(device.locator("main button:visible, main a.k-button:visible"))
                .hasCount(0);
        assertThat(pictureIn(file)).isEqualTo(address);
    }

    /** What a telephone's camera, which looks at every line and from several distances, reads from the first sheet. */
    private static String pictureIn(Path file) throws Exception {
        try (var document = Loader.loadPDF(file.toFile())) {
            for (var dots : List.of(300, 400, 200, 100)) {
                var picture = new PDFRenderer(document).renderImageWithDPI(0, dots);
                var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
                isBlackAndWhite(pixels);
                var read = read(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels));
                if (read.isPresent()) {
                    return read.get();
                }
            }
        }
        throw new AssertionError("No picture that can be read in " + file);
    }

    private static Optional<String> read(RGBLuminanceSource picture) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException notFromHere) {
            return Optional.empty();
        }
    }

    private static void isBlackAndWhite(int[] pixels) {
        for (var pixel : pixels) {
            var spread =
                    Math.abs((pixel >> 16 & 255) - (pixel >> 8 & 255)) + Math.abs((pixel >> 8 & 255) - (pixel & 255));
            if (spread >= 24) {
                assertThat(spread).as("black and white").isLessThan(24);
            }
        }
    }
}
