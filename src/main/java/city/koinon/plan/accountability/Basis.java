package city.koinon.plan.accountability;

/** On what an office declines. It may simply choose not to, but then it has to say so. */
public enum Basis {
    LAW,
    BUDGET,
    POLICY_CHOICE
}
