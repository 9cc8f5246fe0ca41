package city.koinon.platform.kernel;

/** What was sent is well formed, but the state of things does not permit it now: no quorum, already answered. */
public class Conflicted extends Refused {

    public Conflicted(String field, String key, Object... args) {
        super(field, key, args);
    }
}
