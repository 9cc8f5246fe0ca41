package city.koinon.act.services;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.municipality.Names;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where an editor enters a place, and an organisation that gives services. */
@Controller
@RequestMapping(Page.BASE)
class PlaceEditPages {

    /** As every map gives it: {@code 38.4361, 22.8750}. */
    private static final Pattern POINT =
            Pattern.compile("(-?\\d{1,2}(?:\\.\\d{1,10})?)\\s*[,; ]\\s*(-?\\d{1,3}(?:\\.\\d{1,10})?)");

    private final Places places;
    private final Providers providers;
    private final Directory directory;
    private final Municipality municipality;
    private final Texts texts;

    PlaceEditPages(Places places, Providers providers, Directory directory, Municipality municipality, Texts texts) {
        this.places = places;
        this.providers = providers;
        this.directory = directory;
        this.municipality = municipality;
        this.texts = texts;
    }

    record Fields(@Nullable Place it, List<Option> kinds, List<Option> features) {}

    @GetMapping("/places/new")
    @Access(roles = Role.EDITOR)
    String newPlace(Form form, Model model, Page page) {
        form.prefill("locality", page.cityName());
        form.prefill("region", municipality.city().region());
        return place(null, form, model, page);
    }

    @PostMapping("/places/new")
    @Access(roles = Role.EDITOR)
    String addPlace(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = draft(form, null, page);
                    form.done();
                    return "redirect:"
                            + page.to(places.get(places.add(draft, visitor)).path(), "ui.did.saved");
                },
                () -> newPlace(form, model, page));
    }

    @GetMapping("/places/{slug}/edit")
    @Access(roles = Role.EDITOR)
    String editPlace(@PathVariable String slug, Form form, Model model, Page page) {
        var it = found(slug);
        form.standsOn(it.version());
        if (form.typed("once").isEmpty()) {
            prefill(form, it);
        }
        return place(it, form, model, page);
    }

    @PostMapping("/places/{slug}/edit")
    @Access(roles = Role.EDITOR)
    String changePlace(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var it = found(slug);
        return form.submit(
                () -> {
                    var draft = draft(form, it, page);
                    form.done();
                    places.keep(it.id(), draft, form.version(), visitor);
                    return "redirect:" + page.to(it.path(), "ui.did.saved");
                },
                () -> editPlace(slug, form, model, page));
    }

    private Place found(String slug) {
        return places.findBySlug(slug).orElseThrow(() -> new NotFound("place"));
    }

    private static String place(@Nullable Place it, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute(
                "fields",
                new Fields(
                        it,
                        EditPages.options(Place.Kind.values(), page),
                        EditPages.options(Place.Feature.values(), page)));
        return "act/services/place-form";
    }

    private Places.Draft draft(Form form, @Nullable Place before, Page page) {
        var name = Written.from(form, "name", 160, page);
        return new Places.Draft(
                null,
                form.choice("kind", Place.Kind.class),
                point(form),
                new Place.Address(
                        form.text("address", 200),
                        form.text("locality", 100),
                        Objects.requireNonNullElse(form.optional("region", 100), ""),
                        Objects.requireNonNullElse(form.optional("postcode", 20), ""),
                        before == null
                                ? municipality.city().country()
                                : before.address().country()),
                form.all("features").stream()
                        .flatMap(typed -> Stream.of(Place.Feature.values())
                                .filter(it -> it.name().equals(typed)))
                        .collect(Collectors.toSet()),
                NewWording.whole(Optional.of(name), true),
                NewWording.whole(Written.optional(form, "about", 2000, page), true),
                NewWording.whole(Written.optional(form, "transport", 1000, page), true),
                NewWording.whole(Written.optional(form, "access", 1000, page), true));
    }

    private static Place.@Nullable Point point(Form form) {
        var typed = form.optional("point", 60);
        if (typed == null) {
            return null;
        }
        var match = POINT.matcher(typed);
        if (match.matches()) {
            var latitude = Double.parseDouble(match.group(1));
            var longitude = Double.parseDouble(match.group(2));
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
                return new Place.Point(latitude, longitude);
            }
        }
        form.refuse("point", "services.refused.point");
        return null;
    }

    private void prefill(Form form, Place it) {
        texts.prefill(form, "name", it.name());
        ServiceForm.prefillTexts(form, "about", texts, it.about());
        ServiceForm.prefillTexts(form, "transport", texts, it.transport());
        ServiceForm.prefillTexts(form, "access", texts, it.access());
        form.prefill("kind", it.kind());
        form.prefill("address", it.address().street());
        form.prefill("locality", it.address().locality());
        form.prefill("region", it.address().region());
        form.prefill("postcode", it.address().postcode());
        var point = it.point();
        if (point != null) {
            form.prefill("point", point.latitude() + ", " + point.longitude());
        }
        form.prefillAll("features", it.features().stream().map(Enum::name).toList());
    }

    record OrganisationFields(@Nullable Provider it, List<Option> kinds, List<Option> levels) {}

    @GetMapping("/services/organisations/new")
    @Access(roles = Role.EDITOR)
    String newOrganisation(Form form, Model model, Page page) {
        form.prefill("level", Level.CITY);
        return organisation(null, form, model, page);
    }

    @PostMapping("/services/organisations/new")
    @Access(roles = Role.EDITOR)
    String addOrganisation(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(() -> keep(Ids.next(), null, form, page, visitor), () -> newOrganisation(form, model, page));
    }

    @GetMapping("/services/organisations/{slug}")
    @Access(roles = Role.EDITOR)
    String editOrganisation(@PathVariable String slug, Form form, Model model, Page page) {
        var it = provider(slug);
        form.standsOn(it.version());
        if (form.typed("once").isEmpty()) {
            Names.prefill(form, "name", it.organisation().name());
            form.prefill("kind", it.organisation().kind());
            form.prefill("level", it.organisation().level());
            form.prefill("website", it.organisation().website());
            form.prefill("phone", it.phone());
            form.prefill("email", it.email());
            ServiceForm.prefillTexts(form, "about", texts, it.about());
        }
        return organisation(it, form, model, page);
    }

    @PostMapping("/services/organisations/{slug}")
    @Access(roles = Role.EDITOR)
    String changeOrganisation(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var it = provider(slug);
        return form.submit(
                () -> keep(it.id(), form.version(), form, page, visitor),
                () -> editOrganisation(slug, form, model, page));
    }

    private String keep(UUID id, @Nullable Integer seen, Form form, Page page, Visitor visitor) {
        var draft = new Providers.Draft(
                Names.from(form, "name", 160, page.cityLanguages(), page.lang()),
                form.choice("kind", Organisation.Kind.class),
                form.choice("level", Level.class),
                ServiceForm.link(form, "website"),
                NewWording.whole(Written.optional(form, "about", 2000, page), true),
                ServiceForm.phone(form, "phone"),
                ServiceForm.mail(form, "email"));
        form.done();
        providers.keep(id, draft, seen, visitor);
        return "redirect:" + page.to(directory.organisation(id).path(), "ui.did.saved");
    }

    private static String organisation(@Nullable Provider it, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute(
                "fields",
                new OrganisationFields(
                        it,
                        EditPages.options(Organisation.Kind.values(), page),
                        EditPages.options(Level.values(), page)));
        return "act/services/organisation-form";
    }

    private Provider provider(String slug) {
        return directory
                .findOrganisation(slug)
                .map(it -> providers.get(it.id()))
                .orElseThrow(() -> new NotFound("organisation"));
    }
}
