package city.koinon.listen.participation;

/** What the body is asked to do with an item of its agenda. */
public enum ItemKind {
    INFORM,
    CONSULT,
    DECIDE,
    FOLLOW_UP
}
