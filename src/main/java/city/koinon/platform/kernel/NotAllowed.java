package city.koinon.platform.kernel;

/** The thing exists, but not for this visitor. */
public class NotAllowed extends RuntimeException {

    public NotAllowed(String why) {
        super(why);
    }
}
