package city.koinon.plan.accountability;

/** With what an office shows that something has been done. */
public enum EvidenceKind {
    LINK,
    DOCUMENT,
    PHOTO
}
