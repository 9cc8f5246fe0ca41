package city.koinon.platform.municipality;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The colours of a city, all computed from the one it chose, for light and for dark surroundings. Hue stays; lightness moves until everybody
 * can read it: text keeps 4.5:1 and borders 3:1 against every ground they lie on (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
 * Lightness is moved in OKLCH (Björn Ottosson, 2020), where equal steps look equal and the hue does not drift.
 */
record Theme(Shades light, Shades dark) {

    static final double TEXT = 4.5;
    static final double BORDER = 3;

    /**
     * @param accent   links and the ground of buttons
     * @param strong   the same under the pointer
     * @param onAccent writing on the accent
     * @param soft     a tinted ground
     * @param line     the ring of focus, and other marks that carry meaning
     * @param paper    the page, as the house's stylesheet has it
     * @param card     what lies on the page
     * @param sunk     what lies deeper than the page
     */
    record Shades(
            String accent,
            String strong,
            String onAccent,
            String soft,
            String line,
            String paper,
            String card,
            String sunk) {

        List<String> grounds() {
            return List.of(paper, card, sunk, soft);
        }

        double worstText() {
            return Math.min(
                    Math.min(contrast(onAccent, accent), contrast(onAccent, strong)),
                    Math.min(least(accent, grounds()), least(strong, grounds())));
        }

        String css() {
            return "--k-accent: %s; --k-accent-strong: %s; --k-on-accent: %s; --k-accent-soft: %s; --k-focus: %s"
                    .formatted(accent, strong, onAccent, soft, line);
        }

        double worstBorder() {
            return least(line, grounds());
        }
    }

    private static final Pattern HEX = Pattern.compile("#[0-9a-f]{6}");
    private static final double STEP = 0.004;

    static boolean isColour(String text) {
        return HEX.matcher(text).matches();
    }

    static Theme of(String colour) {
        if (!isColour(colour)) {
            throw new IllegalArgumentException(colour);
        }
        var chosen = Oklch.of(colour);
        return new Theme(
                shades(
                        colour,
                        chosen,
                        "#fbfaf6",
                        "#ffffff",
                        "#f3f1ea",
                        "#ffffff",
                        chosen.at(0.95, 0.03).hex(),
                        -STEP),
                shades(
                        colour,
                        chosen.atLeast(0.76),
                        "#14171a",
                        "#1c2126",
                        "#23292f",
                        "#0b0e11",
                        chosen.at(0.28, 0.04).hex(),
                        STEP));
    }

    private static Shades shades(
            String colour,
            Oklch start,
            String paper,
            String card,
            String sunk,
            String onAccent,
            String soft,
            double step) {
        var grounds = List.of(paper, card, sunk, soft);
        Predicate<String> readable = it -> least(it, grounds) >= TEXT && contrast(it, onAccent) >= TEXT;
        var accent = readable.test(colour) ? colour : start.until(readable, step);
        var strong = Oklch.of(accent).lighter(16 * step).until(readable, step);
        Predicate<String> visible = it -> least(it, grounds) >= BORDER;
        var line = visible.test(colour) ? colour : start.until(visible, step);
        return new Shades(accent, strong, onAccent, soft, line, paper, card, sunk);
    }

    /** From 1 (the same) to 21 (black on white). */
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double least(String colour, List<String> grounds) {
        return grounds.stream().mapToDouble(it -> contrast(colour, it)).min().orElseThrow();
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int at) {
        double part = Integer.parseInt(colour, at, at + 2, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** For screens only: on paper the house prints in black. Not with {@code light-dark()}, which telephones of 2023 do not know. */
    String css() {
        return "@media screen {\n:root {%s}\n}\n@media screen and (prefers-color-scheme: dark) {\n:root {%s}\n}\n"
                .formatted(light.css(), dark.css());
    }

    /** Changes when, and only when, the sheet changes: part of its address, so that a reader may keep it for ever. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(css().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Lightness 0 to 1, chroma 0 to about 0.37, hue in radians. */
    private record Oklch(double lightness, double chroma, double hue) {

        static Oklch of(String hex) {
            double r = linear(hex, 1);
            double g = linear(hex, 3);
            double b = linear(hex, 5);
            double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
            double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
            double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
            double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
            double bb = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
            return new Oklch(
                    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, Math.hypot(a, bb), Math.atan2(bb, a));
        }

        Oklch at(double newLightness, double mostChroma) {
            return new Oklch(newLightness, Math.min(chroma, mostChroma), hue);
        }

        /** Where the house is dark, a colour made just readable looks dull; it starts from a lightness that glows. */
        Oklch atLeast(double least) {
            return new Oklch(Math.max(lightness, least), chroma, hue);
        }

        Oklch lighter(double by) {
            return new Oklch(Math.clamp(lightness + by, 0, 1), chroma, hue);
        }

        /** The nearest lightness in the direction of the step that satisfies; black or white at the end of the way. */
        String until(Predicate<String> satisfied, double step) {
            for (double at = lightness; at > 0 && at < 1; at += step) {
                var hex = new Oklch(at, chroma, hue).hex();
                if (satisfied.test(hex)) {
                    return hex;
                }
            }
            return step < 0 ? "#000000" : "#ffffff";
        }

        /** In sRGB; a colour that no screen can show loses chroma until it can. */
        String hex() {
            for (double c = chroma; ; c -= 0.004) {
                var rgb = rgb(Math.max(c, 0));
                if (c <= 0 || (inside(rgb[0]) && inside(rgb[1]) && inside(rgb[2]))) {
                    return "#%02x%02x%02x".formatted(whole(rgb[0]), whole(rgb[1]), whole(rgb[2]));
                }
            }
        }

        private double[] rgb(double c) {
            double a = c * Math.cos(hue);
            double b = c * Math.sin(hue);
            double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
            double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
            double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
            return new double[] {
                4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
            };
        }

        private static boolean inside(double part) {
            return part >= -0.0005 && part <= 1.0005;
        }

        private static int whole(double part) {
            double p = Math.clamp(part, 0, 1);
            return (int) Math.round(255 * (p <= 0.0031308 ? 12.92 * p : 1.055 * Math.pow(p, 1 / 2.4) - 0.055));
        }
    }
}
