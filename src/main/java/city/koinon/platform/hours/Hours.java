package city.koinon.platform.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something is open. Exceptions go before the week; an interval that ends no later than it begins runs over midnight and belongs to the
 * day on which it began, whatever is said of the next.
 *
 * @param validTo last day for which anybody vouches for the week; null while there is none
 * @param seasons what comes to the week from a day on, or until one
 * @param note    what numbers do not say, by language: "ring twice"
 */
public record Hours(
        Map<DayOfWeek, List<Interval>> weekly,
        List<Season> seasons,
        List<Special> exceptions,
        @Nullable LocalDate validTo,
        Map<String, String> note) {

    public static final Hours NONE = new Hours(Map.of(), List.of(), null, Map.of());

    private static final int FURTHEST = 370;
    private static final Pattern INTERVAL = Pattern.compile(
            "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:h|hrs)?\\s*[-–—−]\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*(?:h|hrs)?");

    /** From the first minute to the one at which it closes; {@code 20:00–02:00} runs over midnight, {@code 00:00–00:00} is the whole day. */
    public record Interval(LocalTime from, LocalTime to) implements Comparable<Interval> {

        public boolean overnight() {
            return !to.isAfter(from);
        }

        @Override
        public int compareTo(Interval other) {
            return Comparator.comparing(Interval::from)
                    .thenComparing(Interval::to)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return from + "–" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
        }

        private int minutesFrom() {
            return from.toSecondOfDay() / 60;
        }

        private int minutesTo() {
            return to.toSecondOfDay() / 60 + (overnight() ? 24 * 60 : 0);
        }
    }

    /**
     * What holds from one day to another instead of the week.
     *
     * @param days      on which of the days in between; none named means all of them
     * @param intervals none means closed
     * @param note      why, by language
     */
    public record Special(
            LocalDate from, LocalDate to, Set<DayOfWeek> days, List<Interval> intervals, Map<String, String> note) {

        public Special {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("An exception ends no earlier than it begins");
            }
            days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
            intervals = intervals.stream().sorted().toList();
            note = Map.copyOf(note);
        }

        public boolean closed() {
            return intervals.isEmpty();
        }

        public boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to) && (days.isEmpty() || days.contains(day.getDayOfWeek()));
        }

        long length() {
            return ChronoUnit.DAYS.between(from, to);
        }
    }

    /**
     * What comes to the week for a part of time.
     *
     * @param from first day, null when it has always been so
     * @param to   last day, null when no end is known
     */
    public record Season(@Nullable LocalDate from, @Nullable LocalDate to, Map<DayOfWeek, List<Interval>> weekly) {

        public Season {
            weekly = sorted(weekly);
        }

        public boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** A time during which it is open without a break. */
    public record Stretch(Instant opens, Instant closes) {

        boolean at(Instant instant) {
            return !instant.isBefore(opens) && instant.isBefore(closes);
        }
    }

    public Hours {
        weekly = sorted(weekly);
        seasons = seasons.stream()
                .filter(it -> !it.weekly().isEmpty())
                .sorted(Comparator.comparing(Season::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Season::to, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        exceptions = exceptions.stream()
                .sorted(Comparator.comparing(Special::from).thenComparing(Special::to))
                .toList();
        note = Map.copyOf(note);
    }

    /** A week that is the same all the time. */
    public Hours(
            Map<DayOfWeek, List<Interval>> weekly,
            List<Special> exceptions,
            @Nullable LocalDate validTo,
            Map<String, String> note) {
        this(weekly, List.of(), exceptions, validTo, note);
    }

    private static Map<DayOfWeek, List<Interval>> sorted(Map<DayOfWeek, List<Interval>> weekly) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        weekly.forEach((day, intervals) -> {
            if (!intervals.isEmpty()) {
                week.put(day, intervals.stream().sorted().toList());
            }
        });
        return Collections.unmodifiableMap(week);
    }

    /** Nobody has said anything about when. */
    public boolean unknown() {
        return weekly.isEmpty() && seasons.isEmpty() && exceptions.isEmpty();
    }

    /** The week as it usually is on this day and around it, exceptions aside. */
    public Map<DayOfWeek, List<Interval>> usualOn(LocalDate day) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var at : DayOfWeek.values()) {
            week.put(at, usual(at, day));
        }
        return sorted(week);
    }

    private List<Interval> usual(DayOfWeek at, LocalDate day) {
        var always =
                validTo == null || !day.isAfter(validTo) ? weekly.getOrDefault(at, List.of()) : List.<Interval>of();
        return seasons.isEmpty()
                ? always
                : Stream.concat(
                                always.stream(),
                                seasons.stream()
                                        .filter(it -> it.on(day))
                                        .flatMap(it -> it.weekly().getOrDefault(at, List.of()).stream()))
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** The exception that holds on a day: the shortest of several, for it was said with that very day in mind. */
    public Optional<Special> exceptionOn(LocalDate day) {
        return exceptions.stream().filter(it -> it.on(day)).min(Comparator.comparingLong(Special::length));
    }

    /** What begins on this day. */
    public List<Interval> on(LocalDate day) {
        var special = exceptionOn(day);
        if (special.isPresent()) {
            return special.get().intervals();
        }
        return usual(day.getDayOfWeek(), day);
    }

    public boolean openAt(Instant instant, ZoneId zone) {
        var day = LocalDate.ofInstant(instant, zone);
        return Stream.of(day.minusDays(1), day).flatMap(it -> begun(it, zone)).anyMatch(it -> it.at(instant));
    }

    /** Until when it stays open; empty when it is closed, or when it closes at no time within the coming days. */
    public Optional<Instant> closesAfter(Instant instant, ZoneId zone) {
        return stretchAt(instant, zone)
                .map(Stretch::closes)
                .filter(it -> it.isBefore(instant.plus(7, ChronoUnit.DAYS)));
    }

    /** When it opens next after this moment, within a year; empty when nobody knows. */
    public Optional<Instant> opensAfter(Instant instant, ZoneId zone) {
        var day = LocalDate.ofInstant(instant, zone);
        for (var ahead = 0; ahead <= FURTHEST; ahead++) {
            var next = stretches(day.plusDays(ahead), 1, zone).stream()
                    .map(Stretch::opens)
                    .filter(it -> it.isAfter(instant))
                    .findFirst();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    /** What begins on so many days from this one on, in its order; what touches is one. None of nought days. */
    public List<Stretch> stretches(LocalDate first, int days, ZoneId zone) {
        var found = new ArrayList<Stretch>();
        for (var day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
            begun(day, zone).forEach(found::add);
        }
        return joined(found);
    }

    /** What begins on a day; an hour that the clock leaves out is none. */
    private Stream<Stretch> begun(LocalDate day, ZoneId zone) {
        return on(day).stream()
                .map(interval -> new Stretch(
                        ZonedDateTime.of(day, interval.from(), zone).toInstant(),
                        // Where an hour comes twice, whoever closes in it closes the second time.
                        ZonedDateTime.of(interval.overnight() ? day.plusDays(1) : day, interval.to(), zone)
                                .withLaterOffsetAtOverlap()
                                .toInstant()))
                .filter(it -> it.opens().isBefore(it.closes()));
    }

    private Optional<Stretch> stretchAt(Instant instant, ZoneId zone) {
        return stretches(LocalDate.ofInstant(instant, zone).minusDays(1), 9, zone).stream()
                .filter(it -> it.at(instant))
                .findFirst();
    }

    private static List<Stretch> joined(List<Stretch> stretches) {
        var joined = new ArrayList<Stretch>();
        stretches.stream().sorted(Comparator.comparing(Stretch::opens)).forEach(next -> {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && !next.opens().isAfter(last.closes())) {
                joined.set(
                        joined.size() - 1,
                        new Stretch(
                                last.opens(), next.closes().isAfter(last.closes()) ? next.closes() : last.closes()));
            } else {
                joined.add(next);
            }
        });
        return joined;
    }

    /**
     * As people type it: {@code 09:00-13:00, 17.00–20.00} or {@code 9-13}.
     *
     * @return empty when a part of it is no time, or two parts overlap
     */
    public static Optional<List<Interval>> parse(String typed) {
        var plain = typed.codePoints()
                .map(it -> Character.isDigit(it) ? '0' + Character.digit(it, 10) : it)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        if (plain.isEmpty()) {
            return Optional.of(List.of());
        }
        var intervals = new ArrayList<Interval>();
        for (var part : plain.split("[,;،؛+&/]")) {
            var match = INTERVAL.matcher(part.strip());
            if (!match.matches()) {
                return Optional.empty();
            }
            var from = time(match.group(1), match.group(2));
            var to = time(match.group(3), match.group(4));
            if (from == null || to == null) {
                return Optional.empty();
            }
            intervals.add(new Interval(from, to));
        }
        Collections.sort(intervals);
        for (var i = 1; i < intervals.size(); i++) {
            if (intervals.get(i).minutesFrom() < intervals.get(i - 1).minutesTo()) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(intervals));
    }

    private static @Nullable LocalTime time(String hour, @Nullable String minute) {
        var hours = Integer.parseInt(hour);
        var minutes = minute == null ? 0 : Integer.parseInt(minute);
        if (hours == 24 && minutes == 0) {
            return LocalTime.MIDNIGHT;
        }
        return hours > 23 || minutes > 59 ? null : LocalTime.of(hours, minutes);
    }

    /** As {@link #parse} reads it. */
    public static String written(List<Interval> intervals) {
        return intervals.stream()
                .map(it -> it.from() + "-" + (it.to().equals(LocalTime.MIDNIGHT) ? "24:00" : it.to()))
                .collect(Collectors.joining(", "));
    }
}
