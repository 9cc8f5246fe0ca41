package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Conflicted;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a body asks of the city, in one to twelve asks.
 *
 * @param number     given at adoption: MP-2026-07
 * @param decision   by which the body adopted it
 * @param proposedOn put on the agenda; from then on everybody may read the proposal
 */
record Recommendation(
        UUID id,
        UUID body,
        @Nullable String number,
        UUID title,
        UUID reasons,
        RecommendationState state,
        @Nullable UUID decision,
        LocalDate draftedOn,
        @Nullable LocalDate proposedOn,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate sentOn,
        @Nullable LocalDate acknowledgedOn,
        @Nullable LocalDate endedOn,
        int version) {

    static Recommendation draft(UUID id, UUID body, UUID title, UUID reasons, LocalDate today) {
        return new Recommendation(
                id,
                body,
                null,
                title,
                reasons,
                RecommendationState.DRAFT,
                null,
                today,
                null,
                null,
                null,
                null,
                null,
                0);
    }

    Recommendation proposed(LocalDate today) {
        must(state == RecommendationState.DRAFT);
        return with(number, state, decision, today, adoptedOn, sentOn, acknowledgedOn, endedOn);
    }

    Recommendation adopt(String number, UUID decision, LocalDate today) {
        must(state == RecommendationState.DRAFT);
        return with(number, RecommendationState.ADOPTED, decision, proposedOn, today, null, null, null);
    }

    Recommendation send(LocalDate today) {
        must(state == RecommendationState.ADOPTED);
        return with(number, RecommendationState.SENT, decision, proposedOn, adoptedOn, today, null, null);
    }

    Recommendation acknowledge(LocalDate today) {
        must(state == RecommendationState.SENT || state == RecommendationState.IN_FOLLOW_UP);
        if (acknowledgedOn != null) {
            throw new Conflicted("", "accountability.refused.acknowledged-already");
        }
        return with(number, state, decision, proposedOn, adoptedOn, sentOn, today, endedOn);
    }

    boolean goesIntoFollowUp(Collection<Ask> asks) {
        return state == RecommendationState.SENT
                && asks.stream().noneMatch(ask -> ask.state().waits());
    }

    Recommendation followUp() {
        must(state == RecommendationState.SENT);
        return ended(RecommendationState.IN_FOLLOW_UP, null);
    }

    boolean closes(Collection<Ask> asks, Collection<Commitment> promises, int openDuties) {
        return state == RecommendationState.IN_FOLLOW_UP
                && openDuties == 0
                && asks.stream().noneMatch(ask -> ask.state().waits())
                && promises.stream().allMatch(promise -> promise.state().settled());
    }

    Recommendation close(LocalDate today) {
        must(state == RecommendationState.IN_FOLLOW_UP);
        return ended(RecommendationState.CLOSED, today);
    }

    boolean canBeWithdrawn() {
        return state == RecommendationState.DRAFT
                || state == RecommendationState.ADOPTED
                || state == RecommendationState.SENT;
    }

    Recommendation withdraw(LocalDate today) {
        must(canBeWithdrawn());
        return ended(RecommendationState.WITHDRAWN, today);
    }

    /** Offices owe something for it, or have promised something. */
    boolean alive() {
        return state == RecommendationState.SENT || state == RecommendationState.IN_FOLLOW_UP;
    }

    private Recommendation ended(RecommendationState next, @Nullable LocalDate on) {
        return with(number, next, decision, proposedOn, adoptedOn, sentOn, acknowledgedOn, on);
    }

    /** All that its steps change; who asked what, and in which words, stays. */
    private Recommendation with(
            @Nullable String number,
            RecommendationState state,
            @Nullable UUID decision,
            @Nullable LocalDate proposedOn,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate acknowledgedOn,
            @Nullable LocalDate endedOn) {
        return new Recommendation(
                id,
                body,
                number,
                title,
                reasons,
                state,
                decision,
                draftedOn,
                proposedOn,
                adoptedOn,
                sentOn,
                acknowledgedOn,
                endedOn,
                version);
    }

    private static void must(boolean permitted) {
        if (!permitted) {
            throw new Conflicted("", "accountability.refused.state");
        }
    }
}
