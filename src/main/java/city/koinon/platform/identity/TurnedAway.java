package city.koinon.platform.identity;

/** Something was sent that cannot be taken as it came. What was typed is shown again, to be sent once more. */
class TurnedAway extends RuntimeException {

    enum Why {
        /** The session has ended since the page was opened, or nobody had signed in. */
        SIGNED_OUT,
        /** The page was made for another session, or its token was not ours. */
        OLD,
        /** The form stood on a page of another site. */
        ELSEWHERE
    }

    private final Why why;

    TurnedAway(Why why) {
        super(why.name());
        this.why = why;
    }

    Why why() {
        return why;
    }
}
