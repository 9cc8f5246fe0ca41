package city.koinon.plan.strategy;

import city.koinon.platform.kernel.Refused;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A reason or a piece of evidence is a sentence, not a word: "n/a" tells nobody anything. */
final class Reasons {

    static final int SENTENCE = 20;
    static final int LONGEST = 4_000;

    private Reasons() {}

    /** @throws Refused at {@code text} when it is too short to say anything */
    static Written sentence(Written written) {
        var source = written.values().getOrDefault(written.sourceLanguage(), "");
        if (source.codePointCount(0, source.length()) < SENTENCE) {
            throw new Refused("text." + written.sourceLanguage(), "strategy.refused.short", SENTENCE);
        }
        return written;
    }

    /** An address on the web, or null; anything else is refused, so that no script hides in a link. */
    static @Nullable String link(Form form, String field) {
        var link = form.optional(field, 500);
        if (link == null || isWeb(link)) return link;
        form.refuse(field, "strategy.refused.link");
        return null;
    }

    private static boolean isWeb(String link) {
        try {
            var uri = URI.create(link);
            var scheme = uri.getScheme();
            return uri.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
