package city.koinon.platform.municipality;

import java.util.List;

/** What a city may choose its languages from: those of Europe and of the people who come to it. */
final class Languages {

    static final List<String> KNOWN = List.of(
            "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "ckb", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu",
            "fa", "ff", "fi", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ka",
            "kk", "kmr", "lb", "ln", "lt", "lv", "mk", "ml", "mt", "nb", "ne", "nl", "om", "pa", "pl", "ps", "pt", "ro",
            "ru", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "ti", "tr", "uk", "ur", "uz", "vi",
            "wo", "yo", "zh");

    static final int MOST = 12;

    private Languages() {}
}
