package city.koinon.plan.strategy;

/** A plan is written, then in force, then over. */
public enum Stage {
    DRAFT,
    ADOPTED,
    CLOSED
}
