package city.koinon.platform.texts;

/**
 * A text as one reader sees it.
 *
 * @param lang     the language it is really in
 * @param stale    the original has changed since this was translated
 * @param fallback there is nothing in the reader's language; this is the original
 */
public record Shown(String value, String lang, String dir, Origin origin, boolean stale, boolean fallback) {

    @Override
    public String toString() {
        return value;
    }
}
