package city.koinon.platform.duties;

import city.koinon.platform.kernel.Role;

/** What each role is there for, in a sentence for whoever has it. */
enum Doing {
    COORDINATOR,
    SECRETARY,
    CHAIR,
    MEMBER,
    OFFICE_HOLDER,
    CLERK,
    EDITOR,
    TRANSLATOR,
    AUDITOR,
    OPERATOR;

    static Doing of(Role role) {
        return valueOf(role.name());
    }
}
