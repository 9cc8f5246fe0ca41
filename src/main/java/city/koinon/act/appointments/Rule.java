package city.koinon.act.appointments;

import city.koinon.platform.hours.Hours.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How an offering can be booked.
 *
 * @param minutes     length of a slot
 * @param atOnce      how many can have the same time
 * @param leadHours   how long before it begins a slot can still be booked
 * @param horizonDays how many days ahead one can book
 * @param languages   tags of those spoken without an interpreter
 * @param interpreter whether one can be called
 * @param days        none named means each day on which it is open
 * @param part        the part of the hours that is for appointments; empty means all of them
 * @param daysOff     on which there are none, although it is open
 */
record Rule(
        UUID offering,
        Manner manner,
        int minutes,
        int atOnce,
        int leadHours,
        int horizonDays,
        Set<String> languages,
        boolean interpreter,
        Set<DayOfWeek> days,
        List<Interval> part,
        Set<LocalDate> daysOff,
        int version) {

    static final int SHORTEST = 5;
    static final int LONGEST = 240;
    static final int MOST_AT_ONCE = 20;
    static final int LONGEST_LEAD = 720;
    static final int FURTHEST = 120;

    Rule {
        languages = Collections.unmodifiableSet(new LinkedHashSet<>(languages));
        days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
        part = part.stream().sorted().toList();
        daysOff = Collections.unmodifiableSet(new TreeSet<>(daysOff));
        if (minutes < SHORTEST || minutes > LONGEST || atOnce < 1 || leadHours < 0 || horizonDays < 1) {
            throw new IllegalArgumentException("No rule by which anybody could book: " + offering);
        }
    }

    /** Where there is no rule any longer, what is booked stays as long as it is open. */
    static Rule whenever(UUID offering) {
        return new Rule(
                offering,
                Manner.IN_PERSON,
                SHORTEST,
                1,
                0,
                FURTHEST,
                Set.of(),
                false,
                Set.of(),
                List.of(),
                Set.of(),
                0);
    }

    /** The same, and on that day nobody can book. */
    Rule without(LocalDate day) {
        var off = new TreeSet<>(daysOff);
        off.add(day);
        return new Rule(
                offering,
                manner,
                minutes,
                atOnce,
                leadHours,
                horizonDays,
                languages,
                interpreter,
                days,
                part,
                off,
                version);
    }

    /** Whether somebody is understood there: whoever interprets does so into a language that is spoken there. */
    boolean serves(Spoken spoken) {
        return languages.contains(spoken.language()) && (spoken.interpreter() == null || interpreter);
    }
}
