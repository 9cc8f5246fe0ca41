package city.koinon.plan.figures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One term in which one office owed one answer.
 *
 * @param repliedOn when the office said anything; null while it is silent
 * @param answered  what it said was an answer, and not that it needs time or that another office should be asked
 */
record AnswerTerm(UUID office, LocalDate dueOn, @Nullable LocalDate repliedOn, boolean answered) {

    /**
     * Answered in term, of all terms that have ended. A term ends with its due day. Silence past that day counts as not answered, late
     * answers too; an ask passed on in time is counted with whoever has it now.
     */
    static Share answeredInTerm(Collection<AnswerTerm> terms, LocalDate today) {
        var ended = terms.stream().filter(term -> term.endedBy(today)).toList();
        return new Share((int) ended.stream().filter(AnswerTerm::inTime).count(), ended.size());
    }

    private boolean endedBy(LocalDate today) {
        return today.isAfter(dueOn) && (answered || !repliedInTime());
    }

    private boolean inTime() {
        return answered && repliedInTime();
    }

    private boolean repliedInTime() {
        return repliedOn != null && !repliedOn.isAfter(dueOn);
    }
}
