package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Refused;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a recommendation asks of one office: the unit that is answered.
 *
 * @param n        its place in the recommendation, from 1 to 12
 * @param office   the office that owes the answer now; another one after a hand-over
 * @param studied  time to study has been taken; it is given once
 * @param reopened the body was not satisfied with the answer; it can say so with effect once
 */
record Ask(
        UUID id,
        UUID recommendation,
        int n,
        UUID text,
        UUID office,
        AskState state,
        boolean studied,
        boolean reopened,
        int version) {

    static final int MOST = 12;

    /** Accepted, accepted in part or declined; also when an office changes an answer it has given. */
    Ask answered() {
        return with(AskState.ANSWERED);
    }

    /** @throws Refused unless the day lies ahead and within three extensions */
    Ask study(LocalDate until, LocalDate today, LocalDate latest) {
        mustWait();
        if (studied) {
            throw new Conflicted("position", "accountability.refused.studied");
        }
        if (!until.isAfter(today)) {
            throw new Refused("studyUntil", "accountability.refused.past");
        }
        if (until.isAfter(latest)) {
            throw new Refused("studyUntil", "accountability.refused.study-too-long", latest);
        }
        return new Ask(id, recommendation, n, text, office, AskState.STUDY, true, reopened, version);
    }

    /**
     * @param had every office that has had this ask, so that it is not passed round in a circle
     * @throws Refused unless another office is named that has not had it yet
     */
    Ask handOver(@Nullable UUID to, Set<UUID> had) {
        mustWait();
        if (to == null) {
            throw new Refused("handTo", "accountability.refused.whose");
        }
        if (to.equals(office)) {
            throw new Refused("handTo", "accountability.refused.own-office");
        }
        if (had.contains(to)) {
            throw new Refused("handTo", "accountability.refused.in-a-circle");
        }
        return new Ask(id, recommendation, n, text, to, AskState.HANDED_OVER, studied, reopened, version);
    }

    /** The body was not satisfied; the first time the office owes a new answer, in half the term. */
    Ask reopen() {
        if (state != AskState.ANSWERED || reopened) {
            throw new Conflicted("", "accountability.refused.not-to-reopen");
        }
        return new Ask(id, recommendation, n, text, office, AskState.REOPENED, studied, true, version);
    }

    private void mustWait() {
        if (!state.waits()) {
            throw new Conflicted("position", "accountability.refused.answered-already");
        }
    }

    private Ask with(AskState next) {
        return new Ask(id, recommendation, n, text, office, next, studied, reopened, version);
    }
}
