package city.koinon.listen.participation;

/** Whether somebody came, and how. */
enum Presence {
    ROOM,
    REMOTE,
    EXCUSED,
    ABSENT;

    boolean there() {
        return this == ROOM || this == REMOTE;
    }
}
