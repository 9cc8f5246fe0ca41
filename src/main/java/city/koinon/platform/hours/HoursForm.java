package city.koinon.platform.hours;

import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.hours.Hours.Season;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hours as an editor types them, for {@code platform/hours/fields.jte}: a line for each day of the week, and some for the days that are
 * different. What the form shows in one language only stays as it was in the others.
 *
 * @param days    the fields of the week, by their labels
 * @param seasons what a file has brought for a part of the year
 * @param onlyOn  for each line of days that are different, on which days of the week it holds; empty when on all of them
 */
public record HoursForm(List<Option> days, List<Option> seasons, List<String> onlyOn) {

    /** Empty lines under those that are filled. */
    private static final int MORE = 2;

    public static HoursForm of(Hours before, Form form, Page page) {
        var typed = (int) form.fields().stream()
                .filter(field -> field.matches("x\\d+-from"))
                .count();
        var lines = Math.max(typed, before.exceptions().size() + MORE);
        return new HoursForm(
                Stream.of(DayOfWeek.values())
                        .map(day -> new Option("day-" + day.getValue(), Opening.name(day, page)))
                        .toList(),
                numbered(before.seasons())
                        .map(n -> new Option(n, Opening.season(before.seasons().get(Integer.parseInt(n)), page)))
                        .toList(),
                IntStream.range(0, lines)
                        .mapToObj(n -> page.list(days(form.typed("x" + n + "-days")).stream()
                                .map(day -> Opening.name(day, page))
                                .toList()))
                        .toList());
    }

    int lines() {
        return onlyOn.size();
    }

    /** On which days of the week the exception of this line holds; empty when on all of them. */
    String only(int line) {
        return onlyOn.get(line);
    }

    public static void prefill(Form form, Hours hours, Page page) {
        hours.weekly().forEach((day, intervals) -> form.prefill("day-" + day.getValue(), Hours.written(intervals)));
        var n = 0;
        for (var special : hours.exceptions()) {
            form.prefill("x" + n + "-from", special.from());
            if (!special.to().equals(special.from())) {
                form.prefill("x" + n + "-to", special.to());
            }
            form.prefill("x" + n + "-hours", Hours.written(special.intervals()));
            form.prefill(
                    "x" + n + "-days", special.days().stream().map(Enum::name).collect(Collectors.joining(",")));
            form.prefill("x" + n + "-note", special.note().get(page.lang()));
            n++;
        }
        form.prefillAll("seasons", numbered(hours.seasons()).toList());
        form.prefill("validTo", hours.validTo());
        form.prefill("note", hours.note().get(page.lang()));
    }

    /** @return what can be read; what cannot is refused at its field */
    public static Hours read(Form form, Hours before, Page page) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, intervals(form, "day-" + day.getValue()));
        }
        var validTo = form.optionalDate("validTo");
        return new Hours(
                week,
                seasons(form, before),
                exceptions(form, before, page),
                validTo,
                inThePagesLanguage(form.optional("note", 300), before.note(), page));
    }

    private static List<Special> exceptions(Form form, Hours before, Page page) {
        var exceptions = new ArrayList<Special>();
        for (var n = 0; form.fields().contains("x" + n + "-from"); n++) {
            var from = form.optionalDate("x" + n + "-from");
            if (from == null) {
                form.check(
                        form.refusal("x" + n + "-from") != null
                                || form.typed("x" + n + "-hours").isBlank(),
                        "x" + n + "-from",
                        "ui.refused.dateEmpty");
                continue;
            }
            var until = form.optionalDate("x" + n + "-to");
            var to = until == null ? from : until;
            if (to.isBefore(from)) {
                form.refuse("x" + n + "-to", "hours.refused.endsBefore");
                continue;
            }
            var days = days(form.typed("x" + n + "-days"));
            exceptions.add(new Special(
                    from,
                    to,
                    days,
                    intervals(form, "x" + n + "-hours"),
                    inThePagesLanguage(form.optional("x" + n + "-note", 200), note(before, from, to, days), page)));
        }
        return exceptions;
    }

    /** They come from a file; here one can only let them go. */
    private static List<Season> seasons(Form form, Hours before) {
        return numbered(before.seasons())
                .filter(n -> form.typed("seasons", n))
                .map(n -> before.seasons().get(Integer.parseInt(n)))
                .toList();
    }

    private static Stream<String> numbered(List<Season> seasons) {
        return IntStream.range(0, seasons.size()).mapToObj(String::valueOf);
    }

    /** On which days of the week an exception holds only, as its hidden field has them. */
    private static Set<DayOfWeek> days(String typed) {
        return Stream.of(DayOfWeek.values())
                .filter(it -> List.of(typed.split(",")).contains(it.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }

    /** What is said about these very days in other languages stays. */
    private static Map<String, String> note(Hours before, LocalDate from, LocalDate to, Set<DayOfWeek> days) {
        return before.exceptions().stream()
                .filter(it -> it.from().equals(from)
                        && it.to().equals(to)
                        && it.days().equals(days))
                .map(Special::note)
                .findFirst()
                .orElse(Map.of());
    }

    private static List<Interval> intervals(Form form, String field) {
        var typed = form.optional(field, 200);
        if (typed == null) {
            return List.of();
        }
        var parsed = Hours.parse(typed);
        if (parsed.isEmpty()) {
            form.refuse(field, "hours.refused.unreadable");
        }
        return parsed.orElse(List.of());
    }

    private static Map<String, String> inThePagesLanguage(
            @Nullable String note, Map<String, String> before, Page page) {
        var words = new LinkedHashMap<>(before);
        if (note == null) {
            words.remove(page.lang());
        } else {
            words.put(page.lang(), note);
        }
        return words;
    }
}
