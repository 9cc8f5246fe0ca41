package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Written;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks a body to decide something about its recommendations and the promises that came of them. What it can decide and what follows is
 * said by {@link Resolutions}; the room that puts questions on agendas implements this.
 */
@Transactional
public interface Motions {

    /** Puts the question on the body's next agenda, where it stands until the body has decided. */
    UUID put(MotionKind kind, Subject about, @Nullable Written reasons, Visitor by);

    /** What the body has been asked about this and can still decide; a question that has been overtaken stands in nobody's way. */
    Optional<MotionKind> open(Subject about);

    /** A question that has been overtaken is not asked any more; its place on the agenda is for hearing what has changed. */
    void lapseIfOvertaken(Subject about);

    /** Asks the body to adopt the draft. */
    default UUID propose(UUID recommendation, Visitor by) {
        return put(MotionKind.ADOPT, Subjects.recommendation(recommendation), null, by);
    }

    /** Asks the body to take back what it has recommended. */
    default UUID withdraw(UUID recommendation, Written reasons, Visitor by) {
        return put(MotionKind.WITHDRAW, Subjects.recommendation(recommendation), reasons, by);
    }

    /** Asks the body whether it is satisfied with the answer to an ask. */
    default UUID judgeAnswer(UUID ask, boolean satisfied, @Nullable Written reasons, Visitor by) {
        return put(satisfied ? MotionKind.SATISFIED : MotionKind.NOT_SATISFIED, Subjects.ask(ask), reasons, by);
    }

    /** Asks the body whether what was reported done is done. */
    default UUID judgePromise(UUID commitment, boolean confirm, @Nullable Written reasons, Visitor by) {
        return put(confirm ? MotionKind.CONFIRM : MotionKind.DISPUTE, Subjects.commitment(commitment), reasons, by);
    }

    /** Asks the body to release an office from a promise. */
    default UUID waive(UUID commitment, Written reasons, Visitor by) {
        return put(MotionKind.WAIVE, Subjects.commitment(commitment), reasons, by);
    }

    /** Asks the body to request that a silent office come before it. */
    default UUID summon(Subject about, Visitor by) {
        return put(MotionKind.APPEAR, about, null, by);
    }
}
