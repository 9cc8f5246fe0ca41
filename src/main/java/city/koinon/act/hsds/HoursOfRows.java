package city.koinon.act.hsds;

import city.koinon.act.hsds.Finding.Reason;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Season;
import city.koinon.platform.hours.Hours.Special;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the schedules of HSDS. A row with a first and a last day holds instead of the week, one with neither is the week, and one with only
 * one of them comes to the week from then on or until then; where every row ends, the week is what ends last.
 */
final class HoursOfRows {

    private final Hours before;
    private final Row row;

    /** From when to when, and what then holds each week. */
    private record Span(@Nullable LocalDate from, @Nullable LocalDate to) {

        private static final Span ALWAYS = new Span(null, null);
    }

    private final Map<Span, Map<DayOfWeek, List<Interval>>> weeks = new LinkedHashMap<>();
    private final Map<String, Special> specials = new LinkedHashMap<>();
    private @Nullable String inWords;

    private HoursOfRows(Hours before, Row row) {
        this.before = before;
        this.row = row;
    }

    /** @param said whose {@code description} is what numbers do not say */
    static Hours read(JsonNode rows, Said said, Hours before, Row row) {
        var words = new LinkedHashMap<>(before.note());
        var note = said.text("description");
        if (note != null && said.says("description") && !words.containsValue(note)) {
            words.put(row.lang(), note);
        }
        if (!rows.isArray() || !said.says("schedules", rows.toString())) {
            return new Hours(before.weekly(), before.seasons(), before.exceptions(), before.validTo(), words);
        }
        var hours = new HoursOfRows(before, row);
        rows.forEach(hours::read);
        if (hours.inWords != null) {
            words.putIfAbsent(row.lang(), hours.inWords);
        }
        return hours.made(said, words);
    }

    private void read(JsonNode node) {
        var from = day(node, "valid_from");
        var to = day(node, "valid_to");
        var interval = interval(node);
        var days = days(node);
        if (node.path("freq").asString("WEEKLY").equals("MONTHLY") || days == null) {
            inWords = inWords == null ? Said.text(node, "description") : inWords;
            row.found(Reason.NOT_WEEKLY, "schedules", node.path("id").asString(""));
        } else if (from != null && to != null) {
            if (!to.isBefore(from)) {
                special(from, to, days, interval, Said.text(node, "notes"));
            }
        } else if (interval != null) {
            var week = weeks.computeIfAbsent(new Span(from, to), span -> new EnumMap<>(DayOfWeek.class));
            (days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days)
                    .forEach(day ->
                            week.computeIfAbsent(day, none -> new ArrayList<>()).add(interval));
        }
    }

    private Hours made(Said said, Map<String, String> words) {
        weeks.values().forEach(week -> week.values().removeIf(this::overlap));
        var usual = weeks.containsKey(Span.ALWAYS)
                ? Span.ALWAYS
                : weeks.keySet().stream()
                        .filter(it -> it.from() == null)
                        .max(Comparator.comparing(it -> Objects.requireNonNull(it.to())))
                        .orElse(Span.ALWAYS);
        return new Hours(
                weeks.getOrDefault(usual, Map.of()),
                weeks.entrySet().stream()
                        .filter(it -> !it.getKey().equals(usual))
                        .map(it -> new Season(it.getKey().from(), it.getKey().to(), it.getValue()))
                        .toList(),
                exceptions(said),
                usual.to(),
                words);
    }

    /** Those an editor has added here stay beside them. */
    private List<Special> exceptions(Said said) {
        var here = new LinkedHashMap<String, Special>();
        before.exceptions().forEach(it -> here.put(key(it.from(), it.to(), it.days()), it));
        var theirs = new LinkedHashMap<String, Special>();
        untangled()
                .filter(it -> !overlap(it.intervals()))
                .forEach(it -> theirs.put(key(it.from(), it.to(), it.days()), it));
        return said.merged("exceptions", here.keySet(), theirs.keySet()).stream()
                .map(key -> theirs.containsKey(key) ? theirs.get(key) : here.get(key))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Where two of the same time have a day in common, each day gets all its hours: of several exceptions only one holds on a day. */
    private Stream<Special> untangled() {
        var spans = new LinkedHashMap<Span, List<Special>>();
        specials.values()
                .forEach(it -> spans.computeIfAbsent(new Span(it.from(), it.to()), none -> new ArrayList<>())
                        .add(it));
        return spans.values().stream().flatMap(HoursOfRows::apart);
    }

    private static Stream<Special> apart(List<Special> sameTime) {
        var days = sameTime.stream().flatMap(it -> it.days().stream()).toList();
        if (days.size() == Set.copyOf(days).size()) {
            return sameTime.stream();
        }
        var hours = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        sameTime.forEach(it -> it.days()
                .forEach(day ->
                        hours.computeIfAbsent(day, none -> new ArrayList<>()).addAll(it.intervals())));
        var first = sameTime.getFirst();
        var everyDay = sameTime.stream().filter(it -> it.days().isEmpty());
        return Stream.concat(
                everyDay,
                hours.entrySet().stream()
                        .map(it -> new Special(
                                first.from(), first.to(), Set.of(it.getKey()), it.getValue(), first.note())));
    }

    private static String key(LocalDate from, LocalDate to, Set<DayOfWeek> days) {
        return from + "/" + to + "/" + days.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private void special(
            LocalDate from, LocalDate to, Set<DayOfWeek> days, @Nullable Interval interval, @Nullable String note) {
        var key = key(from, to, days);
        var known = specials.get(key);
        var intervals = new ArrayList<Interval>(known == null ? List.of() : known.intervals());
        if (interval != null) {
            intervals.add(interval);
        }
        var words = new LinkedHashMap<>(before.exceptions().stream()
                .filter(it -> key(it.from(), it.to(), it.days()).equals(key))
                .map(Special::note)
                .findFirst()
                .orElse(Map.of()));
        if (note != null && !words.containsValue(note)) {
            words.put(row.lang(), note);
        }
        specials.put(key, new Special(from, to, days, intervals, words));
    }

    /** Hours that overlap say two things at once; nobody could write them by hand, or read them again. */
    private boolean overlap(List<Interval> intervals) {
        if (Hours.parse(Hours.written(intervals)).isPresent()) {
            return false;
        }
        row.found(Reason.BAD_TIME, "schedules", Hours.written(intervals));
        return true;
    }

    private static @Nullable Interval interval(JsonNode node) {
        var opens = node.path("opens_at").isString()
                ? Shape.timeOf(node.path("opens_at").asString())
                : null;
        var closes = node.path("closes_at").isString()
                ? Shape.timeOf(node.path("closes_at").asString())
                : null;
        return opens == null || closes == null ? null : new Interval(opens, closes);
    }

    /** None named means each; null when it is not every week. */
    private static @Nullable Set<DayOfWeek> days(JsonNode node) {
        if (!node.path("byday").isString()) {
            return Set.of();
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var code : node.path("byday").asString().split(",")) {
            var day = AsHsds.day(code.strip());
            if (day == null) {
                return null;
            }
            days.add(day);
        }
        return Collections.unmodifiableSet(days);
    }

    private static @Nullable LocalDate day(JsonNode node, String field) {
        return node.path(field).isString() ? LocalDate.parse(node.path(field).asString()) : null;
    }
}
