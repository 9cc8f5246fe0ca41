package city.koinon.platform.municipality;

import java.util.List;
import java.util.stream.Stream;

/** One use of a colour, how it looks, and whether it can be read. */
record ColourSample(Use use, boolean dark, String colour, String ground, double ratio, double least) {

    enum Use {
        LINK,
        BUTTON,
        TINT,
        FOCUS
    }

    /** Cut, not rounded: 4.49 must not be shown as 4.5. */
    double cut() {
        return Math.floor(ratio * 10) / 10;
    }

    static List<ColourSample> of(Theme theme) {
        return Stream.concat(of(theme.light(), false), of(theme.dark(), true)).toList();
    }

    private static Stream<ColourSample> of(Theme.Shades it, boolean dark) {
        return Stream.of(
                sample(Use.LINK, dark, it.accent(), it.paper(), Theme.TEXT),
                sample(Use.BUTTON, dark, it.onAccent(), it.accent(), Theme.TEXT),
                sample(Use.TINT, dark, it.accent(), it.soft(), Theme.TEXT),
                sample(Use.FOCUS, dark, it.line(), it.paper(), Theme.BORDER));
    }

    private static ColourSample sample(Use use, boolean dark, String colour, String ground, double least) {
        return new ColourSample(use, dark, colour, ground, Theme.contrast(colour, ground), least);
    }
}
