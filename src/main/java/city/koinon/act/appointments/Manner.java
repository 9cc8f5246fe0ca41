package city.koinon.act.appointments;

/** How the two meet. */
enum Manner {
    IN_PERSON,
    PHONE,
    ONLINE
}
