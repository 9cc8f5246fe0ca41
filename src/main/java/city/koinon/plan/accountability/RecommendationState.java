package city.koinon.plan.accountability;

/** How far a recommendation has come. */
public enum RecommendationState {
    DRAFT,
    ADOPTED,
    SENT,
    IN_FOLLOW_UP,
    CLOSED,
    WITHDRAWN;

    boolean isPublic() {
        return this != DRAFT;
    }

    boolean ended() {
        return this == CLOSED || this == WITHDRAWN;
    }
}
