package city.koinon.act.appointments;

import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.hours.Hours.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The times an offering has, made of its hours and its rule and of nothing else. An appointment never runs over midnight: each day begins its
 * times anew, so that tomorrow they are the same ones.
 *
 * @param free days on which the city rests; hours that name such a day themselves go before it
 */
record Slots(Hours hours, Rule rule, Predicate<LocalDate> free, ZoneId zone) {

    private static final List<Interval> ALL_DAY = List.of(new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    /** Those that can be booked at this moment, in order, whoever else has booked. */
    List<Slot> from(Instant now) {
        var earliest = now.plus(Duration.ofHours(rule.leadHours()));
        var first = LocalDate.ofInstant(earliest, zone);
        var last = LocalDate.ofInstant(now, zone).plusDays(rule.horizonDays());
        var length = Duration.ofMinutes(rule.minutes());
        var slots = new ArrayList<Slot>();
        for (var stretch : open(first, last)) {
            for (var start = stretch.start(); !start.plus(length).isAfter(stretch.end()); start = start.plus(length)) {
                if (!start.isBefore(earliest)) {
                    slots.add(new Slot(start, start.plus(length)));
                }
            }
        }
        return slots;
    }

    /** Whether somebody is still there at that time, however long the slots are by now. */
    boolean hold(Slot slot) {
        var day = LocalDate.ofInstant(slot.start(), zone);
        return open(day, day).stream().anyMatch(slot::within);
    }

    /** The first place nobody has; empty when all are taken. */
    OptionalInt place(Slot slot, Collection<Taken> taken) {
        // Also those from when more could come at once: they come, and somebody talks with them.
        var numbers = taken.stream()
                .filter(it -> it.slot().overlaps(slot))
                .map(Taken::number)
                .collect(Collectors.toSet());
        return numbers.size() >= rule.atOnce()
                ? OptionalInt.empty()
                : IntStream.rangeClosed(1, rule.atOnce())
                        .filter(number -> !numbers.contains(number))
                        .findFirst();
    }

    /** Where hours, rule and calendar agree; nothing runs over midnight. */
    private List<Slot> open(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            return List.of();
        }
        // What began the evening before may still be open in the morning.
        var since = first.minusDays(1);
        var days = (int) ChronoUnit.DAYS.between(since, last) + 1;
        var found = new ArrayList<Slot>();
        for (var stretch : open(since, days).stretches(since, days, zone)) {
            // A part of the hours may begin on the evening before.
            var from = later(first, LocalDate.ofInstant(stretch.opens(), zone).minusDays(1));
            var to = LocalDate.ofInstant(stretch.closes(), zone);
            for (var day = from; !day.isAfter(last) && !day.isAfter(to); day = day.plusDays(1)) {
                takeParts(day, stretch, found);
            }
        }
        return found;
    }

    private void takeParts(LocalDate day, Stretch stretch, List<Slot> found) {
        for (var part : rule.part().isEmpty() ? ALL_DAY : rule.part()) {
            var from = ZonedDateTime.of(day, part.from(), zone).toInstant();
            var to = ZonedDateTime.of(part.overnight() ? day.plusDays(1) : day, part.to(), zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
            var start = stretch.opens().isAfter(from) ? stretch.opens() : from;
            var end = stretch.closes().isBefore(to) ? stretch.closes() : to;
            if (start.isBefore(end)) {
                found.add(new Slot(start, end));
            }
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The hours, closed on the days on which nobody can book. */
    private Hours open(LocalDate first, int days) {
        var closed = first.datesUntil(first.plusDays(days))
                .filter(this::off)
                .map(day -> new Special(day, day, Set.of(), List.of(), Map.of()));
        return new Hours(
                hours.weekly(),
                hours.seasons(),
                // Of several exceptions for one day the first holds.
                Stream.concat(closed, hours.exceptions().stream()).toList(),
                hours.validTo(),
                hours.note());
    }

    private boolean off(LocalDate day) {
        return rule.daysOff().contains(day)
                || !rule.days().isEmpty() && !rule.days().contains(day.getDayOfWeek())
                || free.test(day) && hours.exceptionOn(day).isEmpty();
    }
}
