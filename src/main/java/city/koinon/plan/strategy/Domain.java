package city.koinon.plan.strategy;

/** The part of life a goal is about. */
public enum Domain {
    LANGUAGE,
    WORK,
    HOUSING,
    EDUCATION,
    HEALTH,
    PARTICIPATION,
    ANTIDISCRIMINATION,
    CULTURE,
    INFORMATION,
    GOVERNANCE
}
