package city.koinon.platform.duties;

import city.koinon.platform.ui.Page;
import org.jspecify.annotations.Nullable;

/** A room says what its duties are about and what is to be done next about them. */
public interface DutyTopic {

    String subjectKind();

    Topic describe(Duty duty, Page page);

    /**
     * Addresses as {@link Page#to} gives them.
     *
     * @param buttonLabel what the button on the desk says; null when nothing can be done in the house
     */
    record Topic(
            String title,
            String href,
            @Nullable String buttonLabel,
            @Nullable String buttonHref) {}
}
