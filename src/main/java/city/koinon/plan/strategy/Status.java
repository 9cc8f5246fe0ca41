package city.koinon.plan.strategy;

/** How a thing of the plan stands. Computed by {@link Delivery}, kept nowhere, typed by nobody. */
enum Status {
    CANCELLED,
    DONE,
    UNKNOWN,
    LATE,
    AT_RISK,
    NOT_STARTED,
    ON_TRACK
}
