package city.koinon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What comes out of the printer: the sheets of a page on A4, with every word and where it stands. */
final class Sheet {

    private static final double MILLIMETRE = 72 / 25.4;
    private static final double A4_WIDTH = 210 * MILLIMETRE;
    private static final double A4_HEIGHT = 297 * MILLIMETRE;
    private static final double MARGIN = 15 * MILLIMETRE;

    /** What a reader sees of the page when it is printed, block by block. */
    private static final String BLOCKS = """
            () => {
              const blocks = [];
              const leaf = one => ![...one.children].some(child => !['inline', 'inline-block', 'contents', 'none', 'inline-flex'].includes(getComputedStyle(child).display));
              const walk = one => {
                if (!(one instanceof HTMLElement)) return;
                const style = getComputedStyle(one);
                if (style.display === 'none' || style.visibility === 'hidden' || one.matches('.k-unseen, script, style')) return;
                if (leaf(one)) { const text = one.innerText.trim(); if (text) blocks.push(text); return; }
                for (const node of one.childNodes) {
                  if (node.nodeType === Node.TEXT_NODE && node.textContent.trim()) blocks.push(node.textContent.trim());
                  if (node.nodeType === Node.ELEMENT_NODE) walk(node);
                }
              };
              document.querySelectorAll('details').forEach(one => { one.open = true; });
              walk(document.querySelector('main'));
              return blocks;
            }
            """;

    private final List<String> lines = new ArrayList<>();
    private final Rectangle2D.Double written = new Rectangle2D.Double();
    private final int sheets;

    private Sheet(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            sheets = document.getNumberOfPages();
            for (var page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isBetween((float) A4_WIDTH - 2, (float) A4_WIDTH + 2);
                assertThat(page.getMediaBox().getHeight()).isBetween((float) A4_HEIGHT - 2, (float) A4_HEIGHT + 2);
            }
            var reader = new Reader();
            reader.setSortByPosition(true);
            reader.getText(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Sheet of(Page page, Path kept) {
        return new Sheet(
                page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setPath(kept)));
    }

    @SuppressWarnings("unchecked")
    static List<String> blocks(Page page) {
        return (List<String>) page.evaluate(BLOCKS);
    }

    int sheets() {
        return sheets;
    }

    String text() {
        return String.join("\n", lines);
    }

    /** Every block in this order, whatever the breaks between lines and sheets. */
    void holdsInOrder(List<String> blocks) {
        var all = bare(text());
        var at = 0;
        for (var block : blocks) {
            var found = all.indexOf(bare(block), at);
            assertThat(found)
                    .as("“%s” after “%s” in%n%s", block, all.substring(Math.max(0, at - 60), at), text())
                    .isNotNegative();
            at = found + bare(block).length();
        }
    }

    /**
     * Every word and every letter, in whatever order: a line that runs from right to left is read back by its places on the sheet, and a
     * small sign above a letter, which has a place of its own, tears its word apart.
     */
    void holdsEveryWord(List<String> blocks) {
        var all = bare(text());
        var left = letters(all);
        for (var block : blocks) {
            for (var word : block.strip().split("[\\s\\p{Punct}\\p{P}·]+")) {
                if (!word.matches(".*\\p{M}.*")) {
                    assertThat(all).as("“%s” in%n%s", block, text()).contains(bare(word));
                }
                letters(bare(word)).forEach((letter, times) -> left.merge(letter, -times, Integer::sum));
            }
        }
        assertThat(left)
                .as("how many more of each letter are on paper than on the page")
                .allSatisfy((letter, times) -> assertThat(times).isNotNegative());
    }

    private static Map<Integer, Integer> letters(String text) {
        var letters = new HashMap<Integer, Integer>();
        text.codePoints().forEach(letter -> letters.merge(letter, 1, Integer::sum));
        return letters;
    }

    void staysWithinTheMargins() {
        assertThat(written.getMinX()).as("left").isGreaterThan(MARGIN);
        assertThat(written.getMaxX()).as("right").isLessThan(A4_WIDTH - MARGIN);
        assertThat(written.getMinY()).as("top").isGreaterThan(MARGIN);
        assertThat(written.getMaxY()).as("bottom").isLessThan(A4_HEIGHT - MARGIN);
    }

    /** Letters and digits only, in their plain forms: a font may join them, a line may break anywhere. */
    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Reads line by line in the order of the document and notes where each letter stands. */
    private final class Reader extends PDFTextStripper {

        @Override
        protected void writeString(String text, List<TextPosition> letters) {
            lines.add(text);
            for (var letter : letters) {
                if (!letter.getUnicode().isBlank()) {
                    var box = new Rectangle2D.Double(
                            letter.getXDirAdj(),
                            letter.getYDirAdj() - letter.getHeightDir(),
                            letter.getWidthDirAdj(),
                            letter.getHeightDir());
                    if (written.isEmpty()) {
                        written.setRect(box);
                    } else {
                        written.add(box);
                    }
                }
            }
        }
    }
}
