package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How an action stands on a day: done share c, planned share p, slip c − p, and the status that follows from them
 * (domain/strategy-and-measurement.md 4.1). Everything a page says about progress comes from here.
 *
 * @param silence days since anybody said anything; counted from the start where nobody has spoken yet
 * @param longestOverdue days the most overdue step has been due, 0 when none is
 */
record Delivery(
        Status status,
        Because because,
        Fraction done,
        Fraction planned,
        long silence,
        long longestOverdue,
        int weights) {

    /** The rule that decided, so that a page can say why. */
    enum Because {
        ALL_CANCELLED,
        ALL_DONE,
        NOTHING_PLANNED,
        SILENT,
        SLIPPED_FAR,
        OVERDUE_LONG,
        SLIPPED,
        OVERDUE,
        BEFORE_START,
        IN_TIME
    }

    static final int DAYS_OF_SILENCE = 92;
    static final int DAYS_OVERDUE = 30;
    static final Fraction FAR = Fraction.of(-15, 100);

    /**
     * @param start when the action begins
     * @param lastUpdate the last day anybody reported anything about it, if anybody has
     * @param knownSince when the plan promised it (adoption); silence cannot be older than the promise
     */
    static Delivery on(
            LocalDate day,
            LocalDate start,
            LocalDate knownSince,
            Optional<LocalDate> lastUpdate,
            List<Measured> steps) {
        var silence = silence(day, start, knownSince, lastUpdate);
        var alive = steps.stream().filter(step -> !step.cancelled()).toList();
        var weights = alive.stream().mapToInt(Measured::weight).sum();
        if (alive.isEmpty()) {
            var because = steps.isEmpty() ? Because.NOTHING_PLANNED : Because.ALL_CANCELLED;
            var status = steps.isEmpty() ? Status.UNKNOWN : Status.CANCELLED;
            return new Delivery(status, because, Fraction.ZERO, Fraction.ZERO, silence, 0, 0);
        }
        var done = Fraction.ZERO;
        var planned = Fraction.ZERO;
        var overdue = 0L;
        var goesOn = false;
        for (var step : alive) {
            done = done.plus(step.pace().done(day).times(step.weight()));
            planned = planned.plus(step.pace().planned(day).times(step.weight()));
            overdue = Math.max(overdue, step.pace().overdue(day));
            goesOn |= step.pace().goesOn();
        }
        done = done.dividedBy(weights);
        planned = planned.dividedBy(weights);
        var because = because(day, start, silence, done, done.minus(planned), overdue, goesOn);
        return new Delivery(status(because), because, done, planned, silence, overdue, weights);
    }

    /**
     * How a single step stands. A step with one due date has no slope to slip down: until the day is over it is in time, then it is
     * overdue. A step that recurs stands as an action of its own would.
     */
    static Delivery ofStep(
            LocalDate day, LocalDate start, LocalDate knownSince, Optional<LocalDate> lastUpdate, Measured step) {
        var alone = on(day, start, knownSince, lastUpdate, List.of(step));
        var slipped = alone.because == Because.SLIPPED || alone.because == Because.SLIPPED_FAR;
        if (!slipped || step.pace() instanceof Pace.Recurring) return alone;
        var because = because(day, start, alone.silence, alone.done, Fraction.ZERO, alone.longestOverdue, false);
        return new Delivery(
                status(because),
                because,
                alone.done,
                alone.planned,
                alone.silence,
                alone.longestOverdue,
                alone.weights);
    }

    Fraction slip() {
        return done.minus(planned);
    }

    /**
     * What a goal has delivered: its actions' done shares by weight, cancelled ones left out. It says nothing about whether anything
     * became better; that is the outcome, which stands beside it and is never added to it.
     */
    static Optional<Fraction> of(List<Weighted> actions) {
        var alive = actions.stream()
                .filter(action -> action.delivery().status() != Status.CANCELLED)
                .toList();
        var weights = alive.stream().mapToInt(Weighted::weight).sum();
        return alive.stream()
                .map(action -> action.delivery().done().times(action.weight()))
                .reduce(Fraction::plus)
                .map(sum -> sum.dividedBy(weights));
    }

    record Weighted(int weight, Delivery delivery) {}

    private static long silence(LocalDate day, LocalDate start, LocalDate knownSince, Optional<LocalDate> lastUpdate) {
        var from = start.isAfter(knownSince) ? start : knownSince;
        var spoken = lastUpdate.filter(it -> it.isAfter(from)).orElse(from);
        return Math.max(0, day.toEpochDay() - spoken.toEpochDay());
    }

    /** First match wins. What recurs is not done while more of it is to come: nine meetings of twelve are not a year of meetings. */
    private static Because because(
            LocalDate day, LocalDate start, long silence, Fraction done, Fraction slip, long overdue, boolean goesOn) {
        if (done.equals(Fraction.ONE) && !goesOn) return Because.ALL_DONE;
        if (silence > DAYS_OF_SILENCE) return Because.SILENT;
        if (slip.below(FAR)) return Because.SLIPPED_FAR;
        if (overdue > DAYS_OVERDUE) return Because.OVERDUE_LONG;
        if (slip.below(Fraction.ZERO)) return Because.SLIPPED;
        if (overdue > 0) return Because.OVERDUE;
        if (day.isBefore(start)) return Because.BEFORE_START;
        return Because.IN_TIME;
    }

    private static Status status(Because because) {
        return switch (because) {
            case ALL_CANCELLED -> Status.CANCELLED;
            case ALL_DONE -> Status.DONE;
            case NOTHING_PLANNED, SILENT -> Status.UNKNOWN;
            case SLIPPED_FAR, OVERDUE_LONG -> Status.LATE;
            case SLIPPED, OVERDUE -> Status.AT_RISK;
            case BEFORE_START -> Status.NOT_STARTED;
            case IN_TIME -> Status.ON_TRACK;
        };
    }
}
