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
    AUDITOR,
    OPERATOR
}
