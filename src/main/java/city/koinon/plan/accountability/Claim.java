package city.koinon.plan.accountability;

/** What an office reports about its promise. Whether it is so, the body says. */
public enum Claim {
    UNDERWAY,
    DONE,
    BLOCKED,
    WILL_MISS
}
