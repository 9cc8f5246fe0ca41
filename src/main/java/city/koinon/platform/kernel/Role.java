package city.koinon.platform.kernel;

/** What a person may be in one city. A role without a scope holds for the whole city. */
public enum Role {
    COORDINATOR,
    SECRETARY,
    CHAIR,
    MEMBER,
    OFFICE_HOLDER,
    CLERK,
    EDITOR,
    /** Brings into other languages what the city publishes, for an association, or for the city as a whole. */
    TRANSLATOR,
    AUDITOR,
    OPERATOR
}
