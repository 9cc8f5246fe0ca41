package city.koinon.platform.storage;

/** Something the operator must put right first. The message is one whole sentence or two, and says what to do. */
public class CannotStart extends RuntimeException {

    public CannotStart(String whatAndWhatToDo) {
        super(whatAndWhatToDo);
    }

    public CannotStart(String whatAndWhatToDo, Throwable cause) {
        super(whatAndWhatToDo, cause);
    }
}
