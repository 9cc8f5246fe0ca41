package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.Optional;

/** What a step owes by a day and what of it has happened, on the day one looks. */
sealed interface Pace {

    /** The part of the step that has happened by the day, 0 to 1. */
    Fraction done(LocalDate day);

    /** The part of the step that should have happened by the day: 0 or 1. */
    Fraction planned(LocalDate day);

    /** Days since it should have happened, 0 when it has or need not yet. */
    long overdue(LocalDate day);

    /** More of it is still to come, whatever has happened so far. */
    boolean goesOn();

    /** To be done once, by a day. */
    record Once(LocalDate due, Optional<LocalDate> doneOn) implements Pace {
        @Override
        public Fraction done(LocalDate day) {
            return isDone(day) ? Fraction.ONE : Fraction.ZERO;
        }

        @Override
        public Fraction planned(LocalDate day) {
            return due.isAfter(day) ? Fraction.ZERO : Fraction.ONE;
        }

        @Override
        public long overdue(LocalDate day) {
            return isDone(day) ? 0 : Math.max(0, day.toEpochDay() - due.toEpochDay());
        }

        @Override
        public boolean goesOn() {
            return false;
        }

        private boolean isDone(LocalDate day) {
            return doneOn.isPresent() && !doneOn.get().isAfter(day);
        }
    }

    /**
     * To be done again and again. {@code expected} and {@code held} count up to the day one looks; while nothing is expected yet there is
     * nothing to fulfil, so the step is neither planned nor done.
     */
    record Recurring(int expected, int held, boolean goesOn) implements Pace {
        Fraction fulfilment() {
            return expected == 0 ? Fraction.ZERO : Fraction.of(Math.min(held, expected), expected);
        }

        @Override
        public Fraction done(LocalDate day) {
            return fulfilment();
        }

        @Override
        public Fraction planned(LocalDate day) {
            return expected == 0 ? Fraction.ZERO : Fraction.ONE;
        }

        @Override
        public long overdue(LocalDate day) {
            return 0;
        }
    }
}
