package city.koinon.platform.municipality;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.Comparator;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How a city arranges itself: its names and languages, its colour, its districts, its own free days. */
@Controller
@RequestMapping(Page.BASE + "/settings")
@Access(roles = Role.COORDINATOR)
class SettingsPages {

    private final Municipality municipality;
    private final Choices choices;
    private final ObjectProvider<SettingsEntry> entries;

    SettingsPages(Municipality municipality, Choices choices, ObjectProvider<SettingsEntry> entries) {
        this.municipality = municipality;
        this.choices = choices;
        this.entries = entries;
    }

    @GetMapping
    String all(Model model, Visitor visitor) {
        model.addAttribute(
                "entries",
                entries.stream()
                        .filter(it -> it.shownTo(visitor))
                        .sorted(Comparator.comparingInt(SettingsEntry::order))
                        .toList());
        return "platform/municipality/settings";
    }

    // Name, languages, country

    @GetMapping("/city")
    String city(Form form, Model model, Page page) {
        var city = municipality.fresh();
        form.standsOn(city.version());
        Names.prefill(form, "name", city.name());
        form.prefill("country", city.country());
        form.prefill("region", city.region());
        form.prefill("zone", city.zone().getId());
        for (var n = 0; n < city.languages().size(); n++) {
            form.prefill("language." + (n + 1), city.languages().get(n));
        }
        model.addAttribute("form", form);
        model.addAttribute("countries", choices.countries(page));
        model.addAttribute("regions", choices.regions(city.country(), page));
        return "platform/municipality/settings-city";
    }

    @PostMapping("/city")
    String arrange(Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var languages = Choices.languages(form);
                    var names = LeaguePages.inOrder(Choices.names(form, page), languages);
                    var country = choices.country(form);
                    var region = choices.region(form, country);
                    var zone = choices.zone(form, country);
                    form.done();
                    municipality.arrange(names, country, region, zone, languages, version(form));
                    // The language of this page may be one the city has just left.
                    var lang = languages.contains(page.lang()) ? page.lang() : languages.getFirst();
                    return "redirect:/" + page.city() + "/" + lang + "/settings";
                },
                () -> city(form, model, page));
    }

    // Colour

    @GetMapping("/colour")
    String colour(Form form, Model model, Page page) {
        var city = municipality.fresh();
        form.standsOn(city.version());
        form.prefill("colour", city.colour());
        var tried = new Form();
        tried.put("colour", form.typed("colour"));
        var shown = Choices.colour(tried);
        if (tried.refused() && !form.refused()) {
            form.refuse("colour", "municipality.refused.colour");
        }
        model.addAttribute("form", form);
        model.addAttribute("samples", ColourSample.of(Theme.of(tried.refused() ? city.colour() : shown)));
        model.addAttribute("shown", tried.refused() ? city.colour() : shown);
        return "platform/municipality/settings-colour";
    }

    @PostMapping("/colour")
    String paint(Form form, Model model, Page page) {
        if (form.typed("do").equals("try")) {
            return colour(form, model, page);
        }
        return form.submit(
                () -> {
                    var colour = Choices.colour(form);
                    form.done();
                    municipality.paint(colour, version(form));
                    return "redirect:" + page.to("/settings/colour");
                },
                () -> colour(form, model, page));
    }

    // Districts

    @GetMapping("/districts")
    String districts(Model model) {
        model.addAttribute("districts", municipality.districts());
        return "platform/municipality/settings-districts";
    }

    @GetMapping("/districts/new")
    String newDistrict(Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("action", page.to("/settings/districts/new"));
        model.addAttribute("fresh", true);
        return "platform/municipality/settings-district";
    }

    @PostMapping("/districts/new")
    String addDistrict(Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var name = Choices.names(form, page);
                    form.done();
                    municipality.addDistrict(name);
                    return "redirect:" + page.to("/settings/districts");
                },
                () -> newDistrict(form, model, page));
    }

    @GetMapping("/districts/{id}")
    String district(@PathVariable UUID id, Form form, Model model, Page page) {
        var district = municipality.district(id);
        form.standsOn(district.version());
        if (form.typed("once").isEmpty()) {
            Names.prefill(form, "name", district.name());
            form.prefill("position", district.position());
            form.prefill("closed", district.closedOn() == null ? null : "true");
        }
        model.addAttribute("form", form);
        model.addAttribute("action", page.to("/settings/districts/" + id));
        model.addAttribute("fresh", false);
        return "platform/municipality/settings-district";
    }

    @PostMapping("/districts/{id}")
    String changeDistrict(@PathVariable UUID id, Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var name = Choices.names(form, page);
                    var position = form.number("position", 1, 1000);
                    form.done();
                    municipality.changeDistrict(id, name, position, form.ticked("closed"), version(form));
                    return "redirect:" + page.to("/settings/districts");
                },
                () -> district(id, form, model, page));
    }

    // The city's own days

    @GetMapping("/free-days")
    String ownDays(Model model) {
        model.addAttribute("days", municipality.ownDays());
        return "platform/municipality/settings-days";
    }

    @GetMapping("/free-days/new")
    String newDay(Form form, Model model, Page page) {
        form.prefill("kind", OwnDay.Kind.FREE);
        return dayForm(null, form, model, page);
    }

    @PostMapping("/free-days/new")
    String addDay(Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var day = form.date("day");
                    var kind = form.choice("kind", OwnDay.Kind.class);
                    var name = Choices.names(form, page);
                    form.done();
                    municipality.addOwnDay(day, form.ticked("yearly"), kind, name);
                    return "redirect:" + page.to("/settings/free-days");
                },
                () -> newDay(form, model, page));
    }

    @GetMapping("/free-days/{id}")
    String day(@PathVariable UUID id, Form form, Model model, Page page) {
        var day = municipality.ownDay(id);
        form.standsOn(day.version());
        if (form.typed("once").isEmpty()) {
            Names.prefill(form, "name", day.name());
            form.prefill("day", day.day());
            form.prefill("kind", day.kind());
            form.prefill("yearly", day.yearly() ? "true" : null);
        }
        return dayForm(id, form, model, page);
    }

    @PostMapping("/free-days/{id}")
    String changeDay(@PathVariable UUID id, Form form, Model model, Page page) {
        municipality.ownDay(id);
        return form.submit(
                () -> {
                    if (form.typed("do").equals("remove")) {
                        municipality.removeOwnDay(id, version(form));
                        return "redirect:" + page.to("/settings/free-days");
                    }
                    var day = form.date("day");
                    var kind = form.choice("kind", OwnDay.Kind.class);
                    var name = Choices.names(form, page);
                    form.done();
                    municipality.changeOwnDay(id, day, form.ticked("yearly"), kind, name, version(form));
                    return "redirect:" + page.to("/settings/free-days");
                },
                () -> day(id, form, model, page));
    }

    private static String dayForm(@org.jspecify.annotations.Nullable UUID id, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("action", page.to("/settings/free-days/" + (id == null ? "new" : id)));
        model.addAttribute("fresh", id == null);
        return "platform/municipality/settings-day";
    }

    /** What the writer had seen; nonsense is an older state. */
    private static int version(Form form) {
        var typed = form.typed("version");
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
    }
}
