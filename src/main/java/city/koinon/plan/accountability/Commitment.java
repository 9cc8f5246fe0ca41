package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Refused;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise: what an office will have done by a day, and by what anyone can see that it is done.
 *
 * @param body  that judges it; none when the promise stands on a step of the plan alone
 * @param claim the newest thing the office has said about it
 * @param newsOn when anything was last heard of it
 * @param doneOn when the office reported it done, in the report that still stands
 */
record Commitment(
        UUID id,
        @Nullable UUID body,
        @Nullable UUID recommendation,
        @Nullable UUID ask,
        @Nullable UUID answer,
        @Nullable UUID step,
        UUID text,
        UUID doneWhen,
        UUID office,
        LocalDate dueOn,
        CommitmentState state,
        @Nullable Claim claim,
        LocalDate madeOn,
        LocalDate newsOn,
        @Nullable LocalDate doneOn,
        @Nullable LocalDate judgedOn,
        @Nullable UUID supersedes,
        @Nullable UUID supersededBy,
        @Nullable UUID whyRevised,
        int version) {

    /** Its date has passed and the office has not reported it done, or the body has disputed that it is. Nobody enters this. */
    boolean brokenOn(LocalDate today) {
        return state.owed() && today.isAfter(dueOn);
    }

    /** It was reported done, but after its date. */
    boolean keptLate() {
        return state.claimedDone() && doneOn != null && doneOn.isAfter(dueOn);
    }

    Commitment report(Claim news, int evidence, LocalDate today) {
        if (!state.owed()) {
            throw new Conflicted(
                    "", state.settled() ? "accountability.refused.settled" : "accountability.refused.with-the-body");
        }
        if (news == Claim.DONE && evidence < 1) {
            throw new Refused("evidence1said", "accountability.refused.no-evidence");
        }
        var next = switch (news) {
            case DONE -> CommitmentState.REPORTED_DONE;
            case UNDERWAY -> state == CommitmentState.PROMISED ? CommitmentState.UNDERWAY : state;
            case BLOCKED, WILL_MISS -> state;
        };
        return with(next, news, today, news == Claim.DONE ? today : doneOn, judgedOn);
    }

    /** The body has spoken, or has let its time pass. A body that was silent may still speak. */
    Commitment judge(VerdictValue value, LocalDate today) {
        var next = switch (value) {
            case CONFIRMED -> CommitmentState.CONFIRMED;
            case DISPUTED -> CommitmentState.DISPUTED;
            case UNJUDGED -> CommitmentState.UNJUDGED;
            case SATISFIED, NOT_SATISFIED -> throw new IllegalArgumentException(value + " is for answers");
        };
        var waitsForAWord = state == CommitmentState.REPORTED_DONE
                || (state == CommitmentState.UNJUDGED && value != VerdictValue.UNJUDGED);
        if (!waitsForAWord) {
            throw new Conflicted("", "accountability.refused.nothing-to-judge");
        }
        return with(next, claim, today, value == VerdictValue.DISPUTED ? null : doneOn, today);
    }

    boolean canBeRevised() {
        return state.owed();
    }

    Commitment supersededBy(UUID newer, UUID why, LocalDate today) {
        if (!canBeRevised()) {
            throw new Conflicted(
                    "", state.settled() ? "accountability.refused.settled" : "accountability.refused.with-the-body");
        }
        return with(CommitmentState.SUPERSEDED, claim, today, doneOn, judgedOn, newer, why);
    }

    Commitment waive(LocalDate today) {
        if (state.settled()) {
            throw new Conflicted("", "accountability.refused.settled");
        }
        return with(CommitmentState.WAIVED, claim, today, doneOn, judgedOn);
    }

    private Commitment with(
            CommitmentState next,
            @Nullable Claim news,
            LocalDate heard,
            @Nullable LocalDate done,
            @Nullable LocalDate judged) {
        return with(next, news, heard, done, judged, supersededBy, whyRevised);
    }

    /** All that happens to a promise; what was promised, by whom and until when, stays. */
    private Commitment with(
            CommitmentState next,
            @Nullable Claim news,
            LocalDate heard,
            @Nullable LocalDate done,
            @Nullable LocalDate judged,
            @Nullable UUID newer,
            @Nullable UUID why) {
        return new Commitment(
                id,
                body,
                recommendation,
                ask,
                answer,
                step,
                text,
                doneWhen,
                office,
                dueOn,
                next,
                news,
                madeOn,
                heard,
                done,
                judged,
                supersedes,
                newer,
                why,
                version);
    }
}
