package city.koinon.platform.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;

/** The letters in which a word is written. */
record Script(int code) {

    static Script of(String word) {
        return new Script(UScript.getScript(word.codePointAt(0)));
    }

    boolean writes(String lang) {
        var codes = UScript.getCode(ULocale.forLanguageTag(lang));
        if (codes == null) {
            return false;
        }
        for (var each : codes) {
            if (each == code) {
                return true;
            }
        }
        return false;
    }

    boolean leavesVowelsOut() {
        return code == UScript.ARABIC || code == UScript.HEBREW;
    }
}
