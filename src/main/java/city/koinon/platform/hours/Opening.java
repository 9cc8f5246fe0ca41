package city.koinon.platform.hours;

import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Season;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When something is open, in the words of one reader, for {@code platform/hours/opening.jte}.
 *
 * @param now        whether it is open at this moment, until when, and otherwise when it opens
 * @param week       from Monday on, or one line where it never closes; empty when nobody has said how the week is
 * @param changes    what of the week begins or ends on a day that is still to come
 * @param exceptions of the coming half year
 */
public record Opening(
        Tone tone, String now, List<Day> week, List<String> changes, List<String> exceptions, String note) {

    private static final Pattern STRETCH = Pattern.compile("\\d\\d:\\d\\d–\\d\\d:\\d\\d");

    private static final String DAY_AND_NIGHT = new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT).toString();

    /** How far ahead exceptions are told. */
    private static final int DAYS_AHEAD = 180;

    /** @param hours empty when it is closed */
    public record Day(String name, String hours) {}

    public static Opening of(Hours hours, Page page) {
        return new Opening(
                tone(hours, page),
                now(hours, page),
                week(hours, page),
                changes(hours, page),
                exceptions(hours, page),
                note(hours.note(), page).orElse(""));
    }

    public boolean known() {
        return !week.isEmpty() || !changes.isEmpty() || !exceptions.isEmpty();
    }

    public static Tone tone(Hours hours, Page page) {
        return hours.openAt(page.now(), page.zone()) ? Tone.KEPT : Tone.PLAIN;
    }

    /** "Open now until 15:00", "Closed now. Opens on Monday 18 May 2026 at 09:00". */
    public static String now(Hours hours, Page page) {
        if (hours.unknown()) {
            return page.say("hours.unknown");
        }
        if (hours.openAt(page.now(), page.zone())) {
            return hours.closesAfter(page.now(), page.zone())
                    .map(it -> page.say("hours.openUntil", page.time(it)))
                    .orElseGet(() -> page.say("hours.open"));
        }
        return hours.opensAfter(page.now(), page.zone())
                .map(it -> opens(it, page))
                .orElseGet(() -> page.say(hours.usualOn(page.today()).isEmpty() ? "hours.unknown" : "hours.closed"));
    }

    private static String opens(Instant at, Page page) {
        var day = LocalDate.ofInstant(at, page.zone());
        if (day.equals(page.today())) {
            return page.say("hours.opensToday", page.time(at));
        }
        return page.say("hours.opens", page.weekday(day), page.date(day), page.time(at));
    }

    private static List<Day> week(Hours hours, Page page) {
        var usual = hours.usualOn(page.today());
        if (usual.isEmpty()) {
            return List.of();
        }
        var week = Stream.of(DayOfWeek.values())
                .map(day -> new Day(name(day, page), said(usual.getOrDefault(day, List.of()), page)))
                .toList();
        return week.stream().allMatch(it -> it.hours().equals(DAY_AND_NIGHT))
                ? List.of(new Day(page.say("hours.everyDay"), page.say("hours.dayAndNight")))
                : week.stream()
                        .map(it -> new Day(it.name(), among(it.hours(), page)))
                        .toList();
    }

    /** In one line, for paper: days that are alike stand together, then what is to change. Empty when nobody has said how the week is. */
    public static String brief(Hours hours, Page page) {
        var week = week(hours, page);
        var pieces = new ArrayList<String>();
        for (var from = 0; from < week.size(); ) {
            var same = week.get(from).hours();
            var to = from;
            while (to + 1 < week.size() && week.get(to + 1).hours().equals(same)) {
                to++;
            }
            if (!same.isEmpty()) {
                var first = week.get(from).name();
                var last = week.get(to).name();
                pieces.add((from == to ? first : page.say("hours.daysTo", first, last)) + " " + same);
            }
            from = to + 1;
        }
        if (!pieces.isEmpty()) {
            pieces.addAll(changes(hours, page));
            pieces.addAll(exceptions(hours, page));
        }
        return String.join(" · ", pieces);
    }

    /** What of the week ends or begins on a day that is still to come. */
    private static List<String> changes(Hours hours, Page page) {
        var lines = new ArrayList<String>();
        var last = hours.validTo();
        if (last != null && !last.isBefore(page.today()) && !hours.weekly().isEmpty()) {
            lines.add(page.say("hours.until", page.date(last)));
        }
        hours.seasons().stream()
                .filter(it -> it.to() == null ? !it.on(page.today()) : !it.to().isBefore(page.today()))
                .forEach(it -> lines.add(season(it, page)));
        return lines;
    }

    static String season(Season it, Page page) {
        var week = page.clauses(it.weekly().entrySet().stream()
                .map(day -> name(day.getKey(), page) + " " + among(said(day.getValue(), page), page))
                .toList());
        return it.from() == null
                ? page.say("hours.seasonUntil", page.date(Objects.requireNonNull(it.to())), week)
                : it.to() == null
                        ? page.say("hours.seasonFrom", page.date(it.from()), week)
                        : page.say(
                                "hours.exception",
                                page.say("hours.fromTo", page.date(it.from()), page.date(it.to())),
                                week);
    }

    static String name(DayOfWeek day, Page page) {
        return page.weekday(page.today().with(TemporalAdjusters.nextOrSame(day)));
    }

    private static List<String> exceptions(Hours hours, Page page) {
        return hours.exceptions().stream()
                .filter(it -> !it.to().isBefore(page.today())
                        && it.from().isBefore(page.today().plusDays(DAYS_AHEAD)))
                .map(it -> exception(it, page))
                .toList();
    }

    static String exception(Special special, Page page) {
        var when = special.from().equals(special.to())
                ? page.say("hours.onDay", page.weekday(special.from()), page.date(special.from()))
                : page.say("hours.fromTo", page.date(special.from()), page.date(special.to()));
        var days = special.days().isEmpty()
                ? when
                : page.say(
                        "hours.onDays",
                        when,
                        page.list(special.days().stream()
                                .map(it -> name(it, page))
                                .toList()));
        var what = special.closed() ? page.say("hours.isClosed") : among(said(special.intervals(), page), page);
        return note(special.note(), page)
                .map(why -> page.say("hours.exceptionWhy", days, what, why))
                .orElseGet(() -> page.say("hours.exception", days, what));
    }

    /** What was noted by hours or an exception, in the reader's language or else in whichever there is. */
    public static Optional<String> note(Map<String, String> note, Page page) {
        return Stream.concat(Stream.of(page.lang()), page.cityLanguages().stream())
                .filter(note::containsKey)
                .findFirst()
                .map(note::get)
                .or(() -> note.values().stream().findFirst())
                .filter(it -> !it.isBlank());
    }

    /** Among words that run from right to left each stretch still begins at its left. */
    private static String among(String hours, Page page) {
        return page.dir().equals("rtl") ? STRETCH.matcher(hours).replaceAll("\u2066$0\u2069") : hours;
    }

    /** What follows at once is one stretch for whoever reads: day and night is "00:00–24:00". */
    static String said(List<Interval> intervals, Page page) {
        var stretches = new ArrayList<Interval>();
        for (var next : intervals) {
            var last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && !last.overnight() && last.to().equals(next.from())) {
                stretches.set(stretches.size() - 1, new Interval(last.from(), next.to()));
            } else {
                stretches.add(next);
            }
        }
        return page.list(stretches.stream().map(Interval::toString).toList());
    }
}
