package city.koinon.platform.texts;

import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.util.List;

/**
 * What a reader should know about the wording of a whole page, for {@code platform/texts/notice.jte}.
 *
 * @param state      of the page in the reader's language
 * @param machine    a machine made at least a part of it and nobody has read that against the original
 * @param original   the language it was written in
 * @param lang       in which the texts are to be shown: the reader's, or the original's where that stands first
 * @param translated who translated it, as the public may know them: associations, the city
 * @param reviewed   who has read it against the original; empty when nobody has, or not all of it
 */
public record Notice(
        State state, boolean machine, String original, String lang, List<String> translated, List<String> reviewed) {

    static final String OLDER = "translation=older";

    public Notice {
        translated = List.copyOf(translated);
        reviewed = List.copyOf(reviewed);
    }

    /**
     * What is to be trusted where nobody asks who translated it: on pages that are taken along.
     *
     * @param parts    all that the page says, in its order; at least one
     * @param critical deadlines or rights depend on it, so that the original stands before an older translation
     * @param lang     the reader's
     */
    public static Notice of(List<Text> parts, boolean critical, String lang) {
        var state = State.of(parts.stream().map(it -> it.state(lang)).toList(), false);
        var original = parts.getFirst().sourceLanguage();
        return new Notice(
                state,
                parts.stream().anyMatch(it -> it.in(lang).uncheckedMachine()),
                original,
                state == State.STALE && critical ? original : lang,
                List.of(),
                List.of());
    }

    /** The original stands first although there is a translation, an older one. */
    public boolean originalFirst() {
        return state == State.STALE && lang.equals(original);
    }

    Tongue originalTongue() {
        return Tongue.of(original);
    }

    /** The same page in the language it was written in; empty where the city has no pages in that language. */
    String originalHref(Page page) {
        return page.cityLanguages().contains(original) ? page.in(original).replaceFirst("\\?.*", "") : "";
    }

    String olderHref(Page page) {
        return page.to(page.path()) + "?" + OLDER;
    }
}
