package city.koinon.platform.texts;

import java.util.List;

/**
 * A machine that translates. There is none unless the operator of an installation names one; what it says is always marked and read by a
 * person.
 */
interface MachineTranslation {

    /**
     * @param texts in the language {@code from}
     * @return as many, in the same order
     * @throws Failed when it gives no translation; nothing is lost by asking again later
     */
    List<String> translate(List<String> texts, String from, String to) throws Failed;

    /** Why there is no translation. */
    enum Cause {
        /** It did not answer in time, or not at all. */
        SILENT,
        /** It wants to be asked less often. */
        BUSY,
        /** It does not do this pair of languages, or does not let us in. */
        REFUSED,
        /** It broke down, or answered something else. */
        BROKEN,
        /** What it said has lost a name or a placeholder that must stay. */
        DAMAGED
    }

    /** Says why, so that it can be told on the page of the task. */
    class Failed extends Exception {

        private final Cause cause;

        Failed(Cause cause, String message) {
            super(message);
            this.cause = cause;
        }

        Cause why() {
            return cause;
        }
    }
}
