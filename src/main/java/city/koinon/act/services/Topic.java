package city.koinon.act.services;

/** What people come for. Services and the guide are sorted by the same topics. */
public enum Topic {
    ARRIVAL,
    RESIDENCE,
    HOUSING,
    HEALTH,
    WORK,
    LANGUAGE,
    SCHOOL,
    FAMILY,
    MONEY,
    RIGHTS,
    SAFETY,
    COMMUNITY,
    TRANSPORT;

    /** Whether somebody at home or at work might not like to see one read about it. */
    public boolean delicate() {
        return this == SAFETY || this == FAMILY || this == RIGHTS;
    }
}
