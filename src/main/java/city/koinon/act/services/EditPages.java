package city.koinon.act.services;

import city.koinon.act.services.Offering.Booking;
import city.koinon.act.services.Offering.Channel;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Office;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.HoursForm;
import city.koinon.platform.hours.Opening;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where an editor enters a service, changes it, says where and when, and makes sure that all of it is still so. */
@Controller
@RequestMapping(Page.BASE)
class EditPages {

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Providers providers;
    private final DocumentTypes documents;
    private final Confirmations confirmations;
    private final Directory directory;
    private final Municipality municipality;
    private final Texts texts;

    EditPages(
            Services services,
            Offerings offerings,
            Places places,
            Providers providers,
            DocumentTypes documents,
            Confirmations confirmations,
            Directory directory,
            Municipality municipality,
            Texts texts) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.providers = providers;
        this.documents = documents;
        this.confirmations = confirmations;
        this.directory = directory;
        this.municipality = municipality;
        this.texts = texts;
    }

    record ServiceFields(
            @Nullable Service it,
            String name,
            String action,
            List<Option> organisations,
            List<Option> kinds,
            List<Option> levels,
            List<Option> offices,
            List<Option> statuses,
            List<Option> topics,
            List<Option> languages,
            List<Option> documents,
            List<Option> costs,
            String currency) {}

    @GetMapping("/services/new")
    @Access(roles = Role.EDITOR)
    String newOne(Form form, Model model, Page page) {
        form.prefill("status", Status.ACTIVE);
        form.prefill("price", ServiceForm.Cost.FREE);
        return fields(null, form, model, page);
    }

    @PostMapping("/services/new")
    @Access(roles = Role.EDITOR)
    String add(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = entered(form, null, page, visitor);
                    var id = services.add(draft, visitor);
                    // Whoever has just entered it has just made sure of it.
                    confirmations.confirmedElsewhere(id, page.today(), visitor);
                    return "redirect:" + page.to(services.get(id).path() + "/offerings", "services.did.entered");
                },
                () -> newOne(form, model, page));
    }

    @GetMapping("/services/{slug}/edit")
    @Access(roles = Role.EDITOR)
    String edit(@PathVariable String slug, Form form, Model model, Page page) {
        var it = service(slug);
        form.standsOn(it.version());
        if (form.typed("once").isEmpty()) {
            ServiceForm.prefill(form, it, texts.read(it.texts().toList()));
        }
        return fields(it, form, model, page);
    }

    @PostMapping("/services/{slug}/edit")
    @Access(roles = Role.EDITOR)
    String change(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var it = service(slug);
        return form.submit(
                () -> {
                    var draft = entered(form, it, page, visitor);
                    services.keep(it.id(), draft, form.version(), visitor);
                    confirmations.settle(it.id(), visitor);
                    return "redirect:" + page.to(it.path(), "ui.did.saved");
                },
                () -> edit(slug, form, model, page));
    }

    /** In which its price is kept already, or else the one of the city's country. */
    private String currency(@Nullable Service it) {
        return it != null && it.price() != null
                ? it.price().currency()
                : ServiceForm.currencyOf(municipality.city().country());
    }

    /** With whom and what it brings along that stands in no list yet. */
    private Services.Draft entered(Form form, @Nullable Service it, Page page, Visitor visitor) {
        var newcomers = ServiceForm.newcomers(form, page);
        var draft = ServiceForm.draft(form, it, currency(it), page, page.now());
        known(draft, newcomers, it, form);
        form.done();
        newcomers.provider().ifPresent(provider -> providers.keep(draft.organisation(), provider, null, visitor));
        return newcomers.paper().map(documents::add).map(draft::asking).orElse(draft);
    }

    /** What a list offered may be gone or closed by now, or come from elsewhere. */
    private void known(Services.Draft draft, ServiceForm.Newcomers newcomers, @Nullable Service it, Form form) {
        newcomers
                .provider()
                .ifPresent(provider -> provider.name()
                        .forEach((lang, name) -> form.check(
                                directory.organisations().stream()
                                        .noneMatch(one -> one.closedOn() == null
                                                && one.name().values().stream().anyMatch(name::equalsIgnoreCase)),
                                ServiceForm.NEW_ORGANISATION + "." + lang,
                                "services.refused.known")));
        newcomers.paper().ifPresent(paper -> {
            var there =
                    texts.read(documents.list().stream().map(DocumentType::name).toList());
            paper.values()
                    .forEach((lang, name) -> form.check(
                            there.texts().values().stream()
                                    .flatMap(one -> one.renderings().values().stream())
                                    .noneMatch(one -> one.value().equalsIgnoreCase(name)),
                            ServiceForm.NEW_DOCUMENT + "." + lang,
                            "services.refused.knownPaper"));
        });
        form.check(
                form.refusal("organisation") != null
                        || newcomers.provider().isPresent()
                        || organisations(it).anyMatch(one -> one.id().equals(draft.organisation())),
                "organisation",
                "ui.refused.choice");
        form.check(
                draft.office() == null || offices(it).anyMatch(one -> one.id().equals(draft.office())),
                "office",
                "ui.refused.choice");
        form.check(documents.byId().keySet().containsAll(draft.documents()), "documents", "ui.refused.choice");
    }

    private String fields(@Nullable Service it, Form form, Model model, Page page) {
        var names = documents.names(page.lang());
        form.prefill(ServiceForm.LEVEL_OF_NEW, Level.CITY);
        model.addAttribute("form", form);
        model.addAttribute(
                "fields",
                new ServiceFields(
                        it,
                        it == null ? "" : name(it, page),
                        page.to(it == null ? "/services/new" : it.path() + "/edit"),
                        organisations(it)
                                .map(organisation ->
                                        new Option(organisation.id().toString(), organisation.nameIn(page.lang())))
                                .toList(),
                        options(Organisation.Kind.values(), page),
                        options(Level.values(), page),
                        offices(it)
                                .map(office -> new Option(office.id().toString(), office.nameIn(page.lang())))
                                .toList(),
                        options(Status.values(), page),
                        options(Topic.values(), page),
                        ServiceForm.languages(it, page).stream()
                                .map(tag -> new Option(tag, ServicePages.language(tag, page)))
                                .toList(),
                        names.entrySet().stream()
                                .map(paper -> new Option(paper.getKey().toString(), paper.getValue()))
                                .sorted(Comparator.comparing(Option::label))
                                .toList(),
                        options(ServiceForm.Cost.values(), page),
                        ServiceForm.nameOf(currency(it), page)));
        return "act/services/service-form";
    }

    /** Those that are open, and the one that gives this service whether it is or not. */
    private Stream<Organisation> organisations(@Nullable Service it) {
        return directory.organisations().stream()
                .filter(one -> one.closedOn() == null || it != null && one.id().equals(it.organisation()));
    }

    /** Those that are open, and the one that answers for this service whether it is or not. */
    private Stream<Office> offices(@Nullable Service it) {
        var open = directory.openOffices();
        var own = it == null || it.office() == null ? null : directory.office(it.office());
        return own == null || open.contains(own) ? open.stream() : Stream.concat(open.stream(), Stream.of(own));
    }

    record Line(Offering it, String name, Opening opening) {}

    record OfferingsPage(Service it, String name, List<Line> lines) {}

    @GetMapping("/services/{slug}/offerings")
    @Access(roles = Role.EDITOR)
    String where(@PathVariable String slug, Model model, Page page) {
        var it = service(slug);
        var there = places.byId();
        model.addAttribute(
                "it",
                new OfferingsPage(
                        it,
                        name(it, page),
                        offerings.ofService(it.id()).stream()
                                .map(offer -> {
                                    var place = offer.place() == null ? null : there.get(offer.place());
                                    return new Line(
                                            offer,
                                            place == null
                                                    ? page.say(offer.channel())
                                                    : texts.get(place.name())
                                                            .in(page.lang())
                                                            .value(),
                                            Opening.of(offer.hours(), page));
                                })
                                .toList()));
        return "act/services/offerings";
    }

    record OfferingFields(
            Service it,
            String name,
            String action,
            boolean known,
            List<Option> channels,
            List<Option> places,
            List<Option> bookings,
            HoursForm hours) {}

    @GetMapping("/services/{slug}/offerings/new")
    @Access(roles = Role.EDITOR)
    String newOffering(@PathVariable String slug, Form form, Model model, Page page) {
        var it = service(slug);
        form.standsOn(it.version());
        form.prefill("channel", Channel.PLACE);
        form.prefill("booking", Booking.NONE);
        return offering(it, null, form, model, page);
    }

    @PostMapping("/services/{slug}/offerings/new")
    @Access(roles = Role.EDITOR)
    String addOffering(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var it = service(slug);
        return form.submit(
                () -> {
                    var offer = read(form, Ids.next(), it, null, page);
                    var all = new ArrayList<>(offerings.ofService(it.id()));
                    all.add(offer);
                    keep(it, all, form, visitor);
                    return "redirect:" + page.to(it.path() + "/offerings", "ui.did.saved");
                },
                () -> newOffering(slug, form, model, page));
    }

    @GetMapping("/services/{slug}/offerings/{id}")
    @Access(roles = Role.EDITOR)
    String editOffering(@PathVariable String slug, @PathVariable UUID id, Form form, Model model, Page page) {
        var it = service(slug);
        var offer = offering(it, id);
        form.standsOn(it.version());
        if (form.typed("once").isEmpty()) {
            OfferingForm.prefill(form, offer, page);
        }
        return offering(it, offer, form, model, page);
    }

    @PostMapping("/services/{slug}/offerings/{id}")
    @Access(roles = Role.EDITOR)
    String changeOffering(
            @PathVariable String slug, @PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var it = service(slug);
        var before = offering(it, id);
        return form.submit(
                () -> {
                    var all = new ArrayList<>(offerings.ofService(it.id()));
                    var removed = form.typed("do").equals("remove");
                    if (removed) {
                        all.removeIf(other -> other.id().equals(id));
                    } else {
                        var offer = read(form, id, it, before, page);
                        all.replaceAll(other -> other.id().equals(id) ? offer : other);
                    }
                    keep(it, all, form, visitor);
                    return "redirect:" + page.to(it.path() + "/offerings", removed ? "ui.did.removed" : "ui.did.saved");
                },
                () -> editOffering(slug, id, form, model, page));
    }

    private Offering read(Form form, UUID id, Service it, @Nullable Offering before, Page page) {
        var offer = OfferingForm.read(form, id, it.id(), before, page);
        form.check(offer.place() == null || places.find(offer.place()).isPresent(), "place", "ui.refused.choice");
        form.done();
        return offer;
    }

    private void keep(Service it, List<Offering> all, Form form, Visitor visitor) {
        Stale.unless(form.version(), services.lock(it.id()), "service " + it.id());
        offerings.keep(it.id(), all, visitor);
    }

    private String offering(Service it, @Nullable Offering offer, Form form, Model model, Page page) {
        var names = texts.read(places.list().stream().map(Place::name).toList());
        model.addAttribute("form", form);
        model.addAttribute(
                "fields",
                new OfferingFields(
                        it,
                        name(it, page),
                        page.to(it.path() + "/offerings/"
                                + (offer == null ? "new" : offer.id().toString())),
                        offer != null,
                        options(Channel.values(), page),
                        places.list().stream()
                                .map(place -> new Option(
                                        place.id().toString(),
                                        names.get(place.name(), page.lang()).value()))
                                .toList(),
                        options(Booking.values(), page),
                        HoursForm.of(offer == null ? Hours.NONE : offer.hours(), form, page)));
        return "act/services/offering-form";
    }

    record ConfirmPage(Service it, Shown name, List<Shown> texts, List<Line> lines, boolean closed) {}

    /** One look at everything that is said, then one word for all languages. */
    @GetMapping("/services/{slug}/confirm")
    @Access(roles = {Role.EDITOR, Role.CLERK, Role.OFFICE_HOLDER})
    String look(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var it = service(slug);
        mustConfirm(it, visitor);
        form.standsOn(it.version());
        var shelf = texts.read(it.texts().toList());
        var there = places.byId();
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new ConfirmPage(
                        it,
                        shelf.get(it.name(), page.lang()),
                        it.texts()
                                .skip(1)
                                .map(text -> shelf.get(text, page.lang()))
                                .toList(),
                        offerings.ofService(it.id()).stream()
                                .map(offer -> {
                                    var place = offer.place() == null ? null : there.get(offer.place());
                                    return new Line(
                                            offer,
                                            place == null
                                                    ? page.say(offer.channel())
                                                    : place.address().line(),
                                            Opening.of(offer.hours(), page));
                                })
                                .toList(),
                        it.status() == Status.CLOSED));
        return "act/services/confirm";
    }

    @PostMapping("/services/{slug}/confirm")
    @Access(roles = {Role.EDITOR, Role.CLERK, Role.OFFICE_HOLDER})
    String confirm(@PathVariable String slug, Form form, Model model, Page page, Visitor visitor) {
        var it = service(slug);
        mustConfirm(it, visitor);
        return form.submit(
                () -> {
                    confirmations.confirm(it.id(), form.version(), visitor);
                    return "redirect:" + page.to(it.path(), "services.did.confirmed");
                },
                () -> look(slug, form, model, page, visitor));
    }

    private void mustConfirm(Service it, Visitor visitor) {
        if (!confirmations.mayConfirm(it, visitor)) {
            throw new city.koinon.platform.kernel.NotAllowed("an editor or whoever answers for " + it.id());
        }
    }

    record Waiting(Service it, Shown name, @Nullable String office) {}

    record Queue(List<Waiting> waiting, int all) {}

    /** What nobody has made sure of for too long, the longest first. */
    @GetMapping("/services/to-confirm")
    @Access(roles = Role.EDITOR)
    String queue(Model model, Page page) {
        var open = services.list().stream()
                .filter(it -> it.status() != Status.CLOSED)
                .toList();
        var late = open.stream()
                .filter(it -> it.unconfirmedOn(page.today()))
                .sorted(Comparator.comparing(Service::confirmedOn, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        var shelf = texts.read(late.stream().map(Service::name).toList());
        model.addAttribute(
                "queue",
                new Queue(
                        late.stream()
                                .map(it -> new Waiting(
                                        it,
                                        shelf.get(it.name(), page.lang()),
                                        it.office() == null
                                                ? null
                                                : directory.office(it.office()).nameIn(page.lang())))
                                .toList(),
                        open.size()));
        return "act/services/to-confirm";
    }

    record Papers(List<Shown> all) {}

    @GetMapping("/services/documents")
    @Access(roles = Role.EDITOR)
    String papers(Form form, Model model, Page page) {
        var all = documents.list();
        var shelf = texts.read(all.stream().map(DocumentType::name).toList());
        model.addAttribute("form", form);
        model.addAttribute(
                "papers",
                new Papers(all.stream()
                        .map(it -> shelf.get(it.name(), page.lang()))
                        .toList()));
        return "act/services/documents";
    }

    @PostMapping("/services/documents")
    @Access(roles = Role.EDITOR)
    String addPaper(Form form, Model model, Page page) {
        return form.submit(
                () -> {
                    var name = Written.from(form, "name", 160, page);
                    form.done();
                    documents.add(name);
                    return "redirect:" + page.to("/services/documents", "ui.did.saved");
                },
                () -> papers(form, model, page));
    }

    static List<Option> options(Enum<?>[] values, Page page) {
        return Stream.of(values).map(it -> new Option(it.name(), page.say(it))).toList();
    }

    private String name(Service it, Page page) {
        return texts.get(it.text(Part.NAME)).in(page.lang()).value();
    }

    private Service service(String slug) {
        return services.findBySlug(slug).orElseThrow(() -> new NotFound("service"));
    }

    private Offering offering(Service it, UUID id) {
        return offerings
                .find(id)
                .filter(offer -> offer.service().equals(it.id()))
                .orElseThrow(() -> new NotFound("offering"));
    }
}
