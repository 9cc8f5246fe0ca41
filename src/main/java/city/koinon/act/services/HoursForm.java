package city.koinon.act.services;

import city.koinon.act.services.Hours.Interval;
import city.koinon.act.services.Hours.Season;
import city.koinon.act.services.Hours.Special;
import city.koinon.act.services.Offering.Booking;
import city.koinon.act.services.Offering.Channel;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an editor types about one place and its hours: a line for each day of the week, and some for the days that are different. */
final class HoursForm {

    /** Empty lines under those that are filled. */
    private static final int MORE = 2;

    private HoursForm() {}

    static int lines(@Nullable Offering before) {
        return (before == null ? 0 : before.hours().exceptions().size()) + MORE;
    }

    static Offering read(Form form, UUID id, UUID service, @Nullable Offering before, Page page) {
        var channel = form.choice("channel", Channel.class);
        var place = channel == Channel.PLACE ? form.id("place") : null;
        var booking = form.choice("booking", Booking.class);
        var link = ServiceForm.link(form, "link");
        form.check(booking != Booking.LINK || link != null, "link", "services.refused.bookingLink");
        var phone = ServiceForm.phone(form, "phone");
        form.check(booking != Booking.PHONE || phone != null, "phone", "services.refused.bookingPhone");
        var email = ServiceForm.mail(form, "email");
        var hours = hours(form, before, page);
        return form.refused()
                ? new Offering(id, service, Channel.PHONE, null, hours, phone, email, Booking.NONE, link)
                : new Offering(id, service, channel, place, hours, phone, email, booking, link);
    }

    private static Hours hours(Form form, @Nullable Offering before, Page page) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, intervals(form, "day-" + day.getValue()));
        }
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
                form.refuse("x" + n + "-to", "services.refused.endsBefore");
                continue;
            }
            var days = days(form.typed("x" + n + "-days"));
            exceptions.add(new Special(
                    from,
                    to,
                    days,
                    intervals(form, "x" + n + "-hours"),
                    ServiceForm.inThePagesLanguage(
                            form.optional("x" + n + "-note", 200), note(before, from, to, days), page)));
        }
        var validTo = form.optionalDate("validTo");
        return new Hours(
                week,
                seasons(form, before),
                exceptions,
                validTo,
                ServiceForm.inThePagesLanguage(
                        form.optional("note", 300),
                        before == null ? Map.of() : before.hours().note(),
                        page));
    }

    /** They come from a file; here one can only let them go. */
    private static List<Season> seasons(Form form, @Nullable Offering before) {
        var known = before == null ? List.<Season>of() : before.hours().seasons();
        return IntStream.range(0, known.size())
                .filter(n -> form.typed("seasons", String.valueOf(n)))
                .mapToObj(known::get)
                .toList();
    }

    static List<Option> seasons(@Nullable Offering it, Page page) {
        var known = it == null ? List.<Season>of() : it.hours().seasons();
        return IntStream.range(0, known.size())
                .mapToObj(n -> new Option(String.valueOf(n), Opening.season(known.get(n), page)))
                .toList();
    }

    /** On which days of the week an exception holds only, as its hidden field has them. */
    static Set<DayOfWeek> days(String typed) {
        return Stream.of(DayOfWeek.values())
                .filter(it -> List.of(typed.split(",")).contains(it.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }

    /** What is said about these very days in other languages stays. */
    private static Map<String, String> note(
            @Nullable Offering before, LocalDate from, LocalDate to, Set<DayOfWeek> days) {
        return before == null
                ? Map.of()
                : before.hours().exceptions().stream()
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
            form.refuse(field, "services.refused.hours");
        }
        return parsed.orElse(List.of());
    }

    static void prefill(Form form, Offering it, Page page) {
        form.prefill("channel", it.channel());
        form.prefill("place", it.place());
        form.prefill("phone", it.phone());
        form.prefill("email", it.email());
        form.prefill("booking", it.booking());
        form.prefill("link", it.link());
        it.hours()
                .weekly()
                .forEach((day, intervals) -> form.prefill("day-" + day.getValue(), Hours.written(intervals)));
        var n = 0;
        for (var special : it.hours().exceptions()) {
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
        form.prefillAll(
                "seasons",
                IntStream.range(0, it.hours().seasons().size())
                        .mapToObj(String::valueOf)
                        .toList());
        form.prefill("validTo", it.hours().validTo());
        form.prefill("note", it.hours().note().get(page.lang()));
    }
}
