package city.koinon.act.appointments;

/** Why there is no appointment after all. From a list, so that everybody is told in their own language. */
enum Cancelled {
    BY_WHOEVER_BOOKED,
    CLOSED_THAT_DAY,
    ILLNESS,
    NO_INTERPRETER,
    WRONG_OFFICE,
    OTHER
}
