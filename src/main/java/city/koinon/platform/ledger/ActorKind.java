package city.koinon.platform.ledger;

/** Power is named: an office, a body, or the clock of the house itself. */
public enum ActorKind {
    OFFICE,
    BODY,
    SYSTEM
}
