package city.koinon.platform.texts;

/**
 * A text as one reader sees it.
 *
 * @param lang  the language it is really in
 * @param state of the text in the reader's language
 */
public record Shown(String value, String lang, String dir, Origin origin, State state) {

    /** The original has changed since this was translated. */
    public boolean stale() {
        return state == State.STALE;
    }

    /** There is nothing in the reader's language; this is the original. */
    public boolean fallback() {
        return state == State.MISSING;
    }

    public boolean uncheckedMachine() {
        return state == State.MACHINE_UNREVIEWED || stale() && origin == Origin.MACHINE;
    }

    @Override
    public String toString() {
        return value;
    }
}
