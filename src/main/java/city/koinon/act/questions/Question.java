package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has asked.
 *
 * @param number     under which everybody may speak of it; all that the public record and the register ever say
 * @param language   in which the asker wants to read the answer
 * @param words      null once they are erased
 * @param stillAsked what the asker wrote when the first answer was none
 * @param about      the page they were reading, below city and language
 * @param owner      the office that owes the answer; null where the city has none yet
 * @param reopened   once the asker has said that the answer was none, they cannot say so again
 */
record Question(
        UUID id,
        int number,
        @Nullable UUID account,
        Topic topic,
        String language,
        @Nullable String about,
        @Nullable String words,
        @Nullable String stillAsked,
        Contact contact,
        boolean mayPublish,
        State state,
        @Nullable UUID owner,
        Instant askedAt,
        @Nullable Instant answeredAt,
        @Nullable LocalDate closedOn,
        @Nullable Ending ending,
        boolean reopened,
        int version) {

    static final String KIND = "question";

    Subject subject() {
        return new Subject(KIND, id);
    }

    /** As people write it, without anything between its digits. */
    String shownNumber() {
        return String.valueOf(number);
    }

    /** Where whoever owes the answer works on it, below city and language. */
    String deskPath() {
        return "/questions/inbox/" + number;
    }

    /** An editor, or whoever acts for the office that owes the answer. Nobody else reads what was asked. */
    boolean readBy(Visitor visitor) {
        return visitor.is(Role.EDITOR)
                || owner != null && (visitor.is(Role.OFFICE_HOLDER, owner) || visitor.is(Role.CLERK, owner));
    }
}
