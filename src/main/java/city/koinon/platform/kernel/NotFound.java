package city.koinon.platform.kernel;

/** There is no such thing in this city. */
public class NotFound extends RuntimeException {

    public NotFound(String thing) {
        super("No such " + thing);
    }
}
