package city.koinon.plan.accountability;

/** What the body says about a promise reported done, or about an answer; or that it has said nothing. */
public enum VerdictValue {
    CONFIRMED,
    DISPUTED,
    SATISFIED,
    NOT_SATISFIED,
    UNJUDGED
}
