package city.koinon.act.appointments;

/** What somebody comes for: as little as is needed for the right person to be there. */
enum Reason {
    FIRST_STEPS,
    LETTER,
    PAPERS,
    MONEY,
    HOUSING,
    WORK,
    SCHOOL,
    HEALTH,
    OTHER
}
