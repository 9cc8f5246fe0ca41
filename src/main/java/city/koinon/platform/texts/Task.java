package city.koinon.platform.texts;

import city.koinon.platform.kernel.Conflicted;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of bringing one manuscript into one language.
 *
 * @param assignee     the account of whoever took it
 * @param organisation for which they translate, null for the city
 * @param returned      what whoever read it last asked for
 * @param machineFailed why a machine gave no first translation
 */
record Task(
        UUID id,
        String kind,
        UUID manuscript,
        String language,
        Reason reason,
        TaskStatus status,
        @Nullable UUID assignee,
        @Nullable UUID organisation,
        LocalDate due,
        @Nullable String returned,
        MachineTranslation.@Nullable Cause machineFailed,
        int version) {

    /** @throws Conflicted when it cannot become this now */
    void mayBecome(TaskStatus next) {
        if (!status.next().contains(next)) {
            throw new Conflicted(
                    "",
                    next == TaskStatus.CLAIMED && !status.ended()
                            ? "texts.refused.taken"
                            : status.ended() ? "texts.refused.ended" : "texts.refused.notNow");
        }
    }

    boolean of(@Nullable UUID account) {
        return account != null && account.equals(assignee);
    }

    boolean lateOn(LocalDate day) {
        return !status.ended() && day.isAfter(due);
    }
}
