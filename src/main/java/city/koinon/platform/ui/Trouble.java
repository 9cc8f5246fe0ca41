package city.koinon.platform.ui;

/** What can go wrong with a request, and what we then say: what happened, and what to do next. */
enum Trouble {
    UNREADABLE(400, "ui.trouble.unreadable", "ui.trouble.unreadable.next"),
    NOT_ALLOWED(403, "ui.trouble.notAllowed", "ui.trouble.notAllowed.next"),
    NOT_FOUND(404, "ui.trouble.notFound", "ui.trouble.notFound.next"),
    NOT_THIS_WAY(405, "ui.trouble.notThisWay", "ui.trouble.notThisWay.next"),
    CHANGED(409, "ui.trouble.changed", "ui.trouble.changed.next"),
    TOO_LARGE(413, "ui.trouble.tooLarge", "ui.trouble.tooLarge.next"),
    REFUSED(422, "ui.trouble.refused", "ui.trouble.refused.next"),
    TOO_MANY(429, "ui.trouble.tooMany", "ui.trouble.tooMany.next"),
    BROKEN(500, "ui.trouble.broken", "ui.trouble.broken.next"),
    AWAY(503, "ui.trouble.away", "ui.trouble.away.next");

    private final int status;
    private final String title;
    private final String next;

    Trouble(int status, String title, String next) {
        this.status = status;
        this.title = title;
        this.next = next;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String next() {
        return next;
    }

    /** The nearest we have words for. */
    static Trouble of(int status) {
        for (var trouble : values()) {
            if (trouble.status == status) {
                return trouble;
            }
        }
        return switch (status) {
            case 401 -> NOT_ALLOWED;
            case 410 -> NOT_FOUND;
            case 414, 431 -> TOO_LARGE;
            default -> status >= 400 && status < 500 ? UNREADABLE : BROKEN;
        };
    }
}
