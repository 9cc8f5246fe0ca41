package city.koinon.platform.identity;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.ui.Form;

/**
 * A code opened nothing: it is unknown, mistyped, expired or deleted, or there were too many wrong ones from the same place. Of a whole code
 * nobody learns which of the first it was; how many digits were typed is told.
 */
public class NotOpened extends NotFound {

    private final boolean tooOften;
    private final int digits;

    /**
     * @param tooOften then the right code is refused too, until the quarter of an hour is over
     * @param digits   how many were typed
     */
    NotOpened(boolean tooOften, int digits) {
        super("thing under this code");
        this.tooOften = tooOften;
        this.digits = digits;
    }

    /** Says it beside the field of the code. @param unknown key of the words for a whole code under which there is nothing */
    public void refuse(Form form, String unknown) {
        if (tooOften) {
            form.refuse("code", "identity.refused.wrongCodes");
        } else if (digits != Code.LENGTH) {
            form.refuse("code", "identity.refused.digits", digits, Code.LENGTH);
        } else {
            form.refuse("code", unknown);
        }
    }

    /** @param otherwise 404 for an address, 422 for a form in which the code was typed */
    public int status(int otherwise) {
        return tooOften ? 429 : otherwise;
    }
}
