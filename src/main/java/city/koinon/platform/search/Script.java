package city.koinon.platform.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The letters in which a word is written. */
record Script(int code) {

    private static final int[] UNKNOWN = {};
    private static final Map<String, int[]> OF_LANGUAGES = new ConcurrentHashMap<>();

    static Script of(String word) {
        return new Script(UScript.getScript(word.codePointAt(0)));
    }

    boolean writes(String lang) {
        return Arrays.stream(OF_LANGUAGES.computeIfAbsent(lang, Script::codes)).anyMatch(it -> it == code);
    }

    private static int[] codes(String lang) {
        var codes = UScript.getCode(ULocale.forLanguageTag(lang));
        return codes == null ? UNKNOWN : codes;
    }

    /** Of no language alone: digits. */
    boolean isCommon() {
        return code == UScript.COMMON || code == UScript.INHERITED || code == UScript.UNKNOWN;
    }

    boolean leavesVowelsOut() {
        return code == UScript.ARABIC || code == UScript.HEBREW;
    }
}
