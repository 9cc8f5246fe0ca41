package city.koinon.platform.identity;

import city.koinon.platform.kernel.NotFound;

/**
 * A code opened nothing: it is unknown, mistyped, expired or deleted, or there were too many wrong ones from the same place. Which of the
 * first it was nobody learns.
 */
public class NotOpened extends NotFound {

    private final boolean tooOften;

    NotOpened(boolean tooOften) {
        super("thing under this code");
        this.tooOften = tooOften;
    }

    /** Then the right code is refused too, until the quarter of an hour is over. */
    public boolean tooOften() {
        return tooOften;
    }

    /** @param otherwise 404 for an address, 422 for a form in which the code was typed */
    public int status(int otherwise) {
        return tooOften ? 429 : otherwise;
    }
}
