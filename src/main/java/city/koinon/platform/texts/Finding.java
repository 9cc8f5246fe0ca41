package city.koinon.platform.texts;

/**
 * Something a translation has lost, added or said differently.
 *
 * @param line     counted from one; of the original for what is missing, of the translation for what is too much
 * @param what     in the words of the text
 * @param expected how the city says it, for a word of the glossary; empty otherwise
 */
record Finding(Kind kind, int line, String what, String expected) {

    enum Kind {
        /** A placeholder, address or tag of the original is not there. */
        LOST,
        /** One is there that the original does not have. */
        ADDED,
        /** A word that stays as it is was translated or damaged. */
        TERM_LOST,
        /** The city says it differently. */
        OTHER_WORD,
        /** It says what was published, although the original has changed in substance since. */
        AS_BEFORE
    }

    /** Another word, or the same as before, may be right: people decide. */
    boolean damage() {
        return kind != Kind.OTHER_WORD && kind != Kind.AS_BEFORE;
    }

    String key() {
        return switch (kind) {
            case LOST -> "texts.finding.lost";
            case ADDED -> "texts.finding.added";
            case TERM_LOST -> "texts.finding.termLost";
            case OTHER_WORD -> "texts.finding.otherWord";
            case AS_BEFORE -> "texts.finding.asBefore";
        };
    }

    Object[] args() {
        return new Object[] {line, what, expected};
    }
}
