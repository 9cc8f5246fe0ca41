package city.koinon.act.appointments;

import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.SpokenLanguages;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where an editor says how an offering can be booked. */
@Controller
@RequestMapping(Page.BASE + "/appointments/rules/{id}")
@Access(roles = Role.EDITOR)
class RulePages {

    private final Rules rules;
    private final Offerings offerings;
    private final Services services;
    private final Telling telling;

    RulePages(Rules rules, Offerings offerings, Services services, Telling telling) {
        this.rules = rules;
        this.offerings = offerings;
        this.services = services;
        this.telling = telling;
    }

    record RulePage(
            Service service,
            String name,
            Offering offering,
            boolean known,
            List<Option> manners,
            List<Option> languages,
            List<Option> days) {}

    @GetMapping
    String form(@PathVariable UUID id, Form form, Model model, Page page) {
        var offering = offering(id);
        var service = services.get(offering.service());
        var rule = rules.find(id);
        form.standsOn(rule.map(Rule::version).orElse(0));
        if (form.typed("once").isEmpty()) {
            prefill(form, rule.orElse(null), offering, service);
        }
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new RulePage(
                        service,
                        telling.name(service, page),
                        offering,
                        rule.isPresent(),
                        Stream.of(Manner.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        languages(rule.orElse(null), service, page),
                        days(page)));
        return "act/appointments/rule";
    }

    @PostMapping
    String keep(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var offering = offering(id);
        var service = services.get(offering.service());
        return form.submit(
                () -> {
                    if (form.typed("do").equals("remove")) {
                        rules.drop(id, form.version(), visitor);
                        return "redirect:" + page.to(service.path(), "appointments.did.removed");
                    }
                    rules.keep(read(id, form, rules.find(id).orElse(null), service, page), visitor);
                    return "redirect:" + page.to(service.path(), "appointments.did.ruled");
                },
                () -> form(id, form, model, page));
    }

    private static void prefill(Form form, @Nullable Rule rule, Offering offering, Service service) {
        if (rule == null) {
            form.prefill("manner", Telling.of(offering.channel()));
            form.prefill("minutes", 20);
            form.prefill("atOnce", 1);
            form.prefill("leadHours", 24);
            form.prefill("horizonDays", 30);
            form.prefillAll("languages", List.copyOf(service.languages()));
            return;
        }
        form.prefill("manner", rule.manner());
        form.prefill("minutes", rule.minutes());
        form.prefill("atOnce", rule.atOnce());
        form.prefill("leadHours", rule.leadHours());
        form.prefill("horizonDays", rule.horizonDays());
        form.prefillAll("languages", List.copyOf(rule.languages()));
        form.prefillAll("interpreter", rule.interpreter() ? List.of("yes") : List.of());
        form.prefillAll("days", rule.days().stream().map(Enum::name).toList());
        form.prefill("part", Hours.written(rule.part()));
        form.prefill(
                "daysOff",
                rule.daysOff().stream()
                        .map(it -> "%d/%d/%d".formatted(it.getDayOfMonth(), it.getMonthValue(), it.getYear()))
                        .collect(Collectors.joining("\n")));
    }

    private static Rule read(UUID id, Form form, @Nullable Rule before, Service service, Page page) {
        var manner = form.choice("manner", Manner.class);
        var minutes = form.number("minutes", Rule.SHORTEST, Rule.LONGEST);
        var atOnce = form.number("atOnce", 1, Rule.MOST_AT_ONCE);
        var lead = form.number("leadHours", 0, Rule.LONGEST_LEAD);
        var horizon = form.number("horizonDays", 1, Rule.FURTHEST);
        form.check(
                form.refusal("leadHours") != null || form.refusal("horizonDays") != null || lead < horizon * 24,
                "leadHours",
                "appointments.refused.lead");
        var known = languages(before, service, page).stream().map(Option::value).collect(Collectors.toSet());
        var languages = new LinkedHashSet<>(form.all("languages"));
        form.check(!languages.isEmpty() && known.containsAll(languages), "languages", "ui.refused.choice");
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (form.typed("days", day.name())) {
                days.add(day);
            }
        }
        var part = Hours.parse(form.typed("part"));
        form.check(
                part.isPresent()
                        && part.get().stream()
                                .noneMatch(it -> it.overnight() && !it.to().equals(java.time.LocalTime.MIDNIGHT)),
                "part",
                "appointments.refused.part");
        var daysOff = daysOff(form);
        var version = form.version();
        form.done();
        return new Rule(
                id,
                manner,
                minutes,
                atOnce,
                lead,
                horizon,
                languages,
                form.ticked("interpreter"),
                days,
                part.orElse(List.of()),
                daysOff,
                version);
    }

    private static Set<LocalDate> daysOff(Form form) {
        var days = new TreeSet<LocalDate>();
        var typed = form.optional("daysOff", 2_000);
        for (var line : (typed == null ? "" : typed).split("[\\n,;،؛]+")) {
            var one = Form.of(java.util.Map.of("day", line));
            var day = one.optionalDate("day");
            if (day != null) {
                days.add(day);
            } else if (!line.isBlank()) {
                form.refuse("daysOff", "appointments.refused.daysOff", line.strip());
                break;
            }
        }
        return days;
    }

    /** Those of the service first: that is where somebody speaks them. */
    private static List<Option> languages(@Nullable Rule rule, Service service, Page page) {
        return Stream.of(
                        service.languages().stream(),
                        rule == null ? Stream.<String>empty() : rule.languages().stream(),
                        page.cityLanguages().stream())
                .flatMap(it -> it)
                .distinct()
                .map(tag -> new Option(tag, SpokenLanguages.name(tag, page)))
                .sorted(Comparator.comparing(Option::label, java.text.Collator.getInstance(page.locale())))
                .toList();
    }

    private static List<Option> days(Page page) {
        return Stream.of(DayOfWeek.values())
                .map(day -> new Option(day.name(), page.weekday(page.today().with(TemporalAdjusters.nextOrSame(day)))))
                .toList();
    }

    private Offering offering(UUID id) {
        return offerings.find(id).orElseThrow(() -> new NotFound("offering"));
    }
}
