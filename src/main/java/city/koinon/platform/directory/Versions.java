package city.koinon.platform.directory;

import city.koinon.platform.ui.Form;

/** Which state the writer of a form had seen. */
final class Versions {

    private Versions() {}

    /** Nonsense is an older state. */
    static int of(Form form) {
        var typed = form.typed("version");
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
