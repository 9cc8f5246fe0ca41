package city.koinon.platform.ledger;

import java.util.Optional;
import java.util.UUID;

/** A room says what a subject is called and where its page is. Without it the record shows the subject under a page of its own. */
public interface SubjectTopic {

    /** The kind of subject, as in {@link Subject#kind()}. */
    String kind();

    /** Empty when there is none, or it is not public. */
    Optional<Topic> find(UUID id, String lang);

    /** @param path below city and language */
    record Topic(String title, String path) {}
}
