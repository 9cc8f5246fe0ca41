package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Delivery.Because;
import city.koinon.plan.strategy.PlanOn.ActionOn;
import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in words what the formulas found. */
final class PlanWords {

    private PlanWords() {}

    static Tone tone(Status status) {
        return switch (status) {
            case CANCELLED -> Tone.OFF;
            case DONE -> Tone.KEPT;
            case UNKNOWN, LATE -> Tone.LATE;
            case AT_RISK -> Tone.SOON;
            case NOT_STARTED, ON_TRACK -> Tone.PLAIN;
        };
    }

    static Tone tone(Pledge.Standing standing) {
        return switch (standing) {
            case OPEN -> Tone.PLAIN;
            case KEPT, KEPT_LATE -> Tone.KEPT;
            case BROKEN -> Tone.BROKEN;
            case WITHDRAWN -> Tone.OFF;
        };
    }

    static String state(Page page, StepOn on) {
        return ofStep(
                page,
                on.delivery().because(),
                on.delivery().silence(),
                on.delivery().longestOverdue());
    }

    static String state(Page page, ActionOn on) {
        return ofAction(
                page,
                on.delivery().because(),
                on.delivery().silence(),
                on.delivery().longestOverdue());
    }

    /** The status and the reason for it, in one statement. */
    static String ofStep(Page page, Because because, long silence, long overdue) {
        var days = switch (because) {
            case SILENT -> silence;
            case OVERDUE, OVERDUE_LONG -> overdue;
            default -> 0L;
        };
        return page.say(Words.keyOf(because), days);
    }

    /** An action is not overdue itself; one of its steps is. */
    static String ofAction(Page page, Because because, long silence, long overdue) {
        return switch (because) {
            case OVERDUE -> page.say("strategy.step-overdue", overdue);
            case OVERDUE_LONG -> page.say("strategy.step-overdue-long", overdue);
            default -> ofStep(page, because, silence, overdue);
        };
    }

    /** When a step is due, or how often, and how much of it has happened. */
    static String when(Page page, StepOn on) {
        return when(
                page,
                on.step().dueOn(),
                on.step().cadence(),
                on.expected(),
                on.held().size());
    }

    static String when(Page page, @Nullable LocalDate due, Optional<Cadence> cadence, int expected, int held) {
        if (due != null) return page.say("strategy.due", page.date(due));
        var often = cadence.map(it -> often(page, it)).orElse("");
        return expected == 0 ? often : page.say("strategy.often-held", often, held, expected);
    }

    static String often(Page page, Cadence cadence) {
        return cadence.often() == Cadence.Often.OWN_RULE
                ? page.say("strategy.own-rule", cadence.rule())
                : page.say(cadence.often());
    }

    /** What a reader who cannot see the bar is told. */
    static String bar(Page page, Delivery delivery) {
        return bar(page, delivery.done().percent(), delivery.planned().percent());
    }

    static String bar(Page page, int done, int planned) {
        return page.say("strategy.bar", percent(page, done), percent(page, planned));
    }

    static String percent(Page page, int percent) {
        return page.percent(percent / 100.0);
    }

    /** The computation behind the status of an action, a sentence each. */
    static List<String> why(Page page, ActionOn on) {
        return why(page, on.delivery(), true);
    }

    /** Behind that of a step: one that is due once has no slope to slip down, so its day alone decides. */
    static List<String> why(Page page, StepOn on) {
        return why(page, on.delivery(), on.step().recurs());
    }

    private static List<String> why(Page page, Delivery delivery, boolean slips) {
        var lines = new ArrayList<String>();
        if (delivery.weights() > 0 && slips) {
            lines.add(page.say(
                    "strategy.why.done",
                    delivery.done().toString(),
                    percent(page, delivery.done().percent())));
            lines.add(page.say(
                    "strategy.why.planned",
                    delivery.planned().toString(),
                    percent(page, delivery.planned().percent())));
            lines.add(page.say("strategy.why.slip", gap(page, delivery.done(), delivery.planned())));
        }
        lines.add(page.say("strategy.why.overdue", delivery.longestOverdue()));
        lines.add(page.say("strategy.why.silence", delivery.silence()));
        lines.add(slips ? page.say("strategy.why.rules") : page.say("strategy.why.rules-once"));
        return lines;
    }

    /** How far what was done is from what was planned, in points of a hundred: the difference of the two numbers beside which it stands. */
    static String gap(Page page, Fraction done, Fraction planned) {
        return gap(page, done.percent() - planned.percent());
    }

    /** @param points of a hundred, below 0 when less was done */
    static String gap(Page page, int points) {
        return points == 0
                ? page.say("strategy.gap.none")
                : page.say(points < 0 ? "strategy.gap.behind" : "strategy.gap.ahead", Math.abs(points));
    }

    /** A day for the words of a refusal, which writes it as the reader's language does. Noon, so that no zone makes it another day. */
    static Date day(LocalDate day) {
        return Date.from(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }
}
