package city.koinon.plan.accountability;

import city.koinon.platform.ledger.Subject;
import java.util.UUID;

/** The kinds of things this room's acts and duties are about. */
public final class Subjects {

    public static final String RECOMMENDATION = "recommendation";
    public static final String ASK = "ask";
    public static final String COMMITMENT = "commitment";
    public static final String APPEARANCE = "appearance";

    private Subjects() {}

    static Subject of(Recommendation it) {
        return recommendation(it.id());
    }

    static Subject of(Ask it) {
        return ask(it.id());
    }

    static Subject of(Commitment it) {
        return commitment(it.id());
    }

    static Subject of(Appearance it) {
        return new Subject(APPEARANCE, it.id());
    }

    static Subject recommendation(UUID id) {
        return new Subject(RECOMMENDATION, id);
    }

    static Subject ask(UUID id) {
        return new Subject(ASK, id);
    }

    static Subject commitment(UUID id) {
        return new Subject(COMMITMENT, id);
    }
}
