package city.koinon.listen.participation;

import city.koinon.platform.ledger.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A point of an agenda.
 *
 * @param meeting     null while it waits for the next one
 * @param title       text
 * @param carriedFrom the item of an earlier meeting that was not reached
 * @param carried     this one was not reached and goes on elsewhere
 * @param noQuorum    "4/9" when too few were there to decide
 */
record Item(
        UUID id,
        UUID body,
        @Nullable UUID meeting,
        int position,
        ItemKind kind,
        UUID title,
        int minutes,
        @Nullable Subject subject,
        @Nullable UUID carriedFrom,
        boolean carried,
        boolean treated,
        @Nullable String noQuorum,
        int version) {

    /** Written by the secretary for this very agenda; the title of anything else belongs to where it came from. */
    boolean ownTitle() {
        return subject == null && carriedFrom == null;
    }

    /** What another room asks the body to decide: what is asked, and that it is to be decided, is not the secretary's to change. */
    boolean brought() {
        return subject != null;
    }

    boolean left() {
        return !treated && !carried;
    }
}
