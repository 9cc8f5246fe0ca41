package city.koinon.plan.accountability;

import city.koinon.platform.ui.Tone;

/** How the states of this room look: each has its icon and its colour, and its words beside it. */
public final class Tones {

    private Tones() {}

    static Tone of(RecommendationState state) {
        return switch (state) {
            case DRAFT, ADOPTED, SENT, IN_FOLLOW_UP -> Tone.PLAIN;
            case CLOSED -> Tone.KEPT;
            case WITHDRAWN -> Tone.OFF;
        };
    }

    static Tone of(AskState state) {
        return switch (state) {
            case OPEN, STUDY, HANDED_OVER -> Tone.PLAIN;
            case REOPENED -> Tone.SOON;
            case ANSWERED -> Tone.KEPT;
        };
    }

    static Tone of(Position position) {
        return switch (position) {
            case ACCEPT, PARTLY -> Tone.KEPT;
            case DECLINE -> Tone.BROKEN;
            case NOT_OURS, NEEDS_STUDY -> Tone.SOON;
        };
    }

    static String icon(Position position) {
        return switch (position) {
            case ACCEPT, PARTLY -> "answer";
            case DECLINE -> "broken";
            case NOT_OURS -> "handover";
            case NEEDS_STUDY -> "clock";
        };
    }

    public static Tone of(CommitmentState state, boolean broken) {
        return switch (state) {
            case PROMISED, UNDERWAY -> broken ? Tone.LATE : Tone.PLAIN;
            case REPORTED_DONE, UNJUDGED -> Tone.SOON;
            case CONFIRMED -> Tone.KEPT;
            case DISPUTED -> Tone.BROKEN;
            case SUPERSEDED, WAIVED -> Tone.OFF;
        };
    }

    public static String icon(CommitmentState state, boolean broken) {
        return switch (state) {
            case PROMISED -> broken ? "late" : "promise";
            case UNDERWAY -> broken ? "late" : "clock";
            case REPORTED_DONE -> "report";
            case UNJUDGED -> "question";
            case CONFIRMED -> "kept";
            case DISPUTED -> "broken";
            case SUPERSEDED, WAIVED -> "closed";
        };
    }

    static Tone of(VerdictValue value) {
        return switch (value) {
            case CONFIRMED, SATISFIED -> Tone.KEPT;
            case DISPUTED, NOT_SATISFIED -> Tone.BROKEN;
            case UNJUDGED -> Tone.OFF;
        };
    }
}
