package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * How often a recurring step is to happen: a rule of RFC 5545 and the day by which it is to happen for the first time. An occurrence is the
 * last day for one more event, so what is expected by a day is the number of occurrences up to it.
 */
record Cadence(String rule, LocalDate first) {

    /** A plan is not a loop: more occurrences than this mean that the rule says something its author did not intend. */
    private static final int MOST = 5_000;

    Cadence {
        rule = rule.strip().toUpperCase(Locale.ROOT);
        if (rule.startsWith("RRULE:")) rule = rule.substring(6);
        var parsed = parse(rule);
        if (parsed.getFreq() == Freq.HOURLY || parsed.getFreq() == Freq.MINUTELY || parsed.getFreq() == Freq.SECONDLY)
            throw new NoCadence("A step cannot happen more than once a day: " + rule);
        try {
            parsed.iterator(at(first)).nextDateTime();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new NoCadence("This never happens: " + rule);
        }
    }

    /** The usual ones, so that nobody must write a rule by hand. */
    enum Often {
        WEEKLY("WEEKLY", 1),
        FORTNIGHTLY("WEEKLY", 2),
        MONTHLY("MONTHLY", 1),
        QUARTERLY("MONTHLY", 3),
        HALF_YEARLY("MONTHLY", 6),
        YEARLY("YEARLY", 1),
        OWN_RULE("", 0);

        private final String rule;

        Often(String frequency, int interval) {
            rule = "FREQ=" + frequency + (interval > 1 ? ";INTERVAL=" + interval : "");
        }

        /** Months are of different length: by the 31st means by the last day, and by the 30th of January means by the 28th of February. */
        Cadence from(LocalDate first) {
            var late = first.getDayOfMonth() > 28 && rule.contains("MONTHLY");
            if (!late) return new Cadence(rule, first);
            return first.getDayOfMonth() == first.lengthOfMonth()
                    ? new Cadence(rule + ";BYMONTHDAY=-1", first)
                    : new Cadence("RSCALE=GREGORIAN;" + rule + ";SKIP=BACKWARD", first);
        }
    }

    /** Which of the usual ones it is. */
    Often often() {
        for (var often : Often.values())
            if (often != Often.OWN_RULE && often.from(first).rule().equals(rule)) return often;
        return Often.OWN_RULE;
    }

    /** How many should have happened by the end of the day; none after {@code last}, when the action ends. */
    int expected(LocalDate day, LocalDate last) {
        var until = day.isBefore(last) ? day : last;
        var count = 0;
        var occurrences = parse(rule).iterator(at(first));
        while (occurrences.hasNext() && count < MOST) {
            if (date(occurrences.nextDateTime()).isAfter(until)) break;
            count++;
        }
        return count;
    }

    /** Whether one more is to come after the day, by {@code last}. */
    boolean goesOn(LocalDate day, LocalDate last) {
        return next(day, last).isPresent();
    }

    /** The next day by which it is to happen. */
    Optional<LocalDate> next(LocalDate day, LocalDate last) {
        var occurrences = parse(rule).iterator(at(first));
        for (int i = 0; occurrences.hasNext() && i < MOST; i++) {
            var date = date(occurrences.nextDateTime());
            if (date.isAfter(last)) break;
            if (date.isAfter(day)) return Optional.of(date);
        }
        return Optional.empty();
    }

    private static RecurrenceRule parse(String rule) {
        try {
            return new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw new NoCadence("Not a recurrence rule: " + rule);
        }
    }

    private static DateTime at(LocalDate date) {
        return new DateTime(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
    }

    private static LocalDate date(DateTime at) {
        return LocalDate.of(at.getYear(), at.getMonth() + 1, at.getDayOfMonth());
    }

    /** What was written is not a rule by which something recurs. */
    static final class NoCadence extends RuntimeException {
        NoCadence(String message) {
            super(message);
        }
    }
}
