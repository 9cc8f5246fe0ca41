package city.koinon.platform.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemeTest {

    @Test
    void measuresContrastAsTheGuidelinesDo() {
        assertThat(Theme.contrast("#000000", "#ffffff")).isEqualTo(21, within(0.001));
        assertThat(Theme.contrast("#777777", "#ffffff")).isEqualTo(4.48, within(0.005));
        assertThat(Theme.contrast("#ffffff", "#767676")).isEqualTo(4.54, within(0.005));
        assertThat(Theme.contrast("#abcdef", "#abcdef")).isEqualTo(1);
    }

    @Test
    void canBeReadWhateverColourTheCityChose() {
        var random = new Random(20260514);
        Stream.concat(
                        Stream.of(
                                "#000000", "#ffffff", "#ffff00", "#00ff00", "#0000ff", "#ff0000", "#00ffff", "#808080"),
                        random.ints(20_000, 0, 0x1000000).mapToObj("#%06x"::formatted))
                .forEach(colour -> {
                    var theme = Theme.of(colour);
                    for (var shades : List.of(theme.light(), theme.dark())) {
                        assertThat(shades.worstText())
                                .as("text in %s of %s", shades, colour)
                                .isGreaterThanOrEqualTo(4.5);
                        assertThat(shades.worstBorder())
                                .as("borders in %s of %s", shades, colour)
                                .isGreaterThanOrEqualTo(3);
                    }
                });
    }

    @Test
    void leavesAColourThatCanBeReadAsTheCityChoseIt() {
        assertThat(Theme.of("#0b5f5a").light().accent()).isEqualTo("#0b5f5a");
        assertThat(Theme.of("#ffd54a").dark().accent()).isEqualTo("#ffd54a");
    }

    @Test
    void keepsTheHueOfAColourItMustDarken() {
        var darkened = Theme.of("#ffcc00").light().accent();
        var red = Integer.parseInt(darkened, 1, 3, 16);
        var green = Integer.parseInt(darkened, 3, 5, 16);
        var blue = Integer.parseInt(darkened, 5, 7, 16);

        assertThat(red).isGreaterThan(green);
        assertThat(green).isGreaterThan(blue + 40);
    }

    @Test
    void takesOnlyWhatIsAColour() {
        assertThat(Theme.isColour("#0b5f5a")).isTrue();
        assertThat(Theme.isColour("#0B5F5A")).isFalse();
        assertThat(Theme.isColour("red")).isFalse();
        assertThat(Theme.isColour("#fff}body{display:none")).isFalse();
    }

    @Test
    void getsANewAddressOnlyWhenItLooksDifferent() {
        assertThat(Theme.of("#0b5f5a").hash())
                .isEqualTo(Theme.of("#0b5f5a").hash())
                .isNotEqualTo(Theme.of("#0b5f5b").hash());
    }
}
