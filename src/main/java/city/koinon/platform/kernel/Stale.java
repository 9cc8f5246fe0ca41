package city.koinon.platform.kernel;

/** Somebody else has changed the thing since the form was opened. The form comes back with what was typed, over the newer state. */
public class Stale extends RuntimeException {

    public Stale(String thing) {
        super(thing + " has changed meanwhile");
    }

    /** @throws Stale unless the version that was seen is still the version that is kept */
    public static void unless(int seen, int kept, String thing) {
        if (seen != kept) {
            throw new Stale(thing);
        }
    }
}
