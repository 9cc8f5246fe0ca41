package city.koinon.platform.texts;

import org.jspecify.annotations.Nullable;

/**
 * One wording in one language.
 *
 * @param ofRevision which revision of the original it renders
 * @param via        the language it was translated from, where that was not the original
 * @param reviewed   somebody has read it against the original
 */
public record Rendering(
        String language,
        String value,
        Origin origin,
        int ofRevision,
        @Nullable String via,
        boolean reviewed) {

    /** What nobody but a machine has said. */
    boolean onlyByMachine() {
        return origin == Origin.MACHINE && !reviewed;
    }
}
