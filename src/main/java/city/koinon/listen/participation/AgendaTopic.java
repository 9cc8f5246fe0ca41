package city.koinon.listen.participation;

import city.koinon.platform.ui.Page;
import java.util.Optional;
import java.util.UUID;

/** How a later room brings its things onto an agenda and hears what was decided about them. */
public interface AgendaTopic {

    /** The kind of subject this is about, as in {@code Subject.kind()}. */
    String kind();

    String title(UUID id, String lang);

    String href(UUID id, Page page);

    /**
     * The text on which the body votes, where it was put by whoever asks and is not the secretary's to word. Nothing else is carried
     * than what stood there.
     */
    default Optional<UUID> question(UUID id) {
        return Optional.empty();
    }

    /** Whether a decision about it is still asked for; if so it leaves an agenda by a vote or to the next meeting, not by a tick. */
    boolean awaitsDecision(UUID id);

    /** Whether members bring such a thing to their body, rather than that it comes of what somebody else did or failed to do. */
    default boolean broughtByMembers() {
        return false;
    }

    /** Called in the transaction in which the decision is closed, whatever the result. */
    void decided(UUID id, Decision decision);
}
