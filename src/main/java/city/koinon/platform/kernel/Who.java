package city.koinon.platform.kernel;

/** For whom a door stands open. */
public enum Who {
    EVERYBODY,
    SIGNED_IN,
    ROLES,
    /** Everybody, but only in an installation that was started as a demonstration. */
    DEMONSTRATION
}
