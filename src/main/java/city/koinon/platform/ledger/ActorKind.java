package city.koinon.platform.ledger;

/** Power is named: an office, a body, the council of the city, the city where none of them speaks, or the clock of the house itself. */
public enum ActorKind {
    OFFICE,
    BODY,
    COUNCIL,
    CITY,
    SYSTEM
}
