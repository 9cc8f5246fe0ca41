package city.koinon.act.hsds;

/**
 * What was found in a row that came from outside.
 *
 * @param path  of the member, as {@code service_at_locations[0].schedules[1].opens_at}
 * @param value what stands there
 */
record Finding(Reason reason, String path, String value) {

    /** The row is taken, but this of it is not. */
    boolean isLeftOut() {
        return reason == Reason.NOT_KEPT || reason == Reason.UNKNOWN_FIELD;
    }

    /** Its path, wherever in a list it stands. */
    String field() {
        return path.replaceAll("\\[\\d+]", "[]");
    }

    enum Reason {
        NOT_JSON,
        MISSING,
        WRONG_KIND,
        TOO_LONG,
        BAD_ID,
        BAD_MAIL,
        BAD_LINK,
        BAD_DATE,
        BAD_TIME,
        BAD_CHOICE,
        AGES,
        NO_ORGANISATION,
        UNKNOWN_ORGANISATION,
        UNKNOWN_SERVICE,
        NOT_POSSIBLE,
        UNKNOWN_FIELD(false),
        NOT_KEPT(false),
        NOT_ON_EARTH(false),
        NOT_WEEKLY(false),
        UNKNOWN_TOPIC(false),
        INACTIVE(false),
        NOTHING_TO_KEEP(false);

        private final boolean refuses;

        Reason() {
            this(true);
        }

        Reason(boolean refuses) {
            this.refuses = refuses;
        }

        /** The row is not taken; or else it is, and this is only said. */
        boolean refuses() {
            return refuses;
        }
    }
}
