package city.koinon.act.services;

import city.koinon.act.services.Finder.Filter;
import city.koinon.act.services.Finder.Found;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Service.Status;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Opening;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.municipality.Names;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Tongue;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** What there is, for whom, where and when: the list first, then each service. */
@Controller
@RequestMapping(Page.BASE)
class ServicePages {

    private static final int ON_A_PAGE = 40;
    private static final List<String> COLUMNS = List.of(
            "id",
            "slug",
            "name",
            "name_language",
            "organisation",
            "status",
            "topics",
            "languages",
            "free",
            "amount",
            "currency",
            "minimum_age",
            "maximum_age",
            "places",
            "phone",
            "email",
            "website",
            "confirmed_on",
            "changed_at");

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final Providers providers;
    private final DocumentTypes documents;
    private final Confirmations confirmations;
    private final Finder finder;
    private final Alphabet alphabet;
    private final Directory directory;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final ObjectProvider<ServicePart> parts;
    private final Tiles tiles;

    ServicePages(
            Services services,
            Offerings offerings,
            Places places,
            Providers providers,
            DocumentTypes documents,
            Confirmations confirmations,
            Finder finder,
            Alphabet alphabet,
            Directory directory,
            Texts texts,
            Manuscripts manuscripts,
            ObjectProvider<ServicePart> parts,
            Tiles tiles) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.providers = providers;
        this.documents = documents;
        this.confirmations = confirmations;
        this.finder = finder;
        this.alphabet = alphabet;
        this.directory = directory;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.parts = parts;
        this.tiles = tiles;
    }

    record Row(
            Service it,
            Shown name,
            @Nullable Shown about,
            Names.Named organisation,
            Tone tone,
            String now,
            List<String> languages) {}

    /** @param before the address of the page before this one, null on the first @param tiles null where the map has a plain ground */
    record Listing(
            List<Row> rows,
            int all,
            boolean filtered,
            List<Option> topics,
            List<Option> spoken,
            @Nullable String before,
            @Nullable String after,
            @Nullable String tiles,
            boolean edits) {}

    @GetMapping("/services")
    @Access(Who.EVERYBODY)
    String list(Form form, Model model, Page page, Visitor visitor) {
        var filter = Filter.of(form);
        var found = finder.find(filter, page);
        var pages = Math.max(1, (found.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        var number = Math.clamp(pageOf(form), 1, pages);
        var shown = found.subList((number - 1) * ON_A_PAGE, Math.min(number * ON_A_PAGE, found.size()));
        model.addAttribute("form", form);
        model.addAttribute(
                "listing",
                new Listing(
                        rows(shown, page),
                        found.size(),
                        filter.any(),
                        Arrays.stream(Topic.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        spoken(page),
                        number > 1 ? address("/services", form, number - 1, page) : null,
                        number < pages ? address("/services", form, number + 1, page) : null,
                        tiles.address().orElse(null),
                        visitor.is(Role.EDITOR)));
        return "act/services/services";
    }

    static int pageOf(Form form) {
        var typed = form.typed("page").strip();
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 1;
    }

    /** Another page of the same list, narrowed as this one. */
    static String address(String list, Form form, int number, Page page) {
        var query = new StringBuilder();
        for (var field : List.of("topic", "spoken", "open", "free", "stepfree", "q")) {
            if (form.ticked(field)) {
                query.append(field)
                        .append('=')
                        .append(java.net.URLEncoder.encode(form.shown(field), java.nio.charset.StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        return page.to(list) + "?" + query + "page=" + number;
    }

    private List<Row> rows(List<Found> found, Page page) {
        var organisations = providers.byId();
        var shelf = texts.read(found.stream()
                .map(it -> it.service().words().get(Part.ABOUT))
                .filter(java.util.Objects::nonNull)
                .toList());
        return found.stream()
                .map(it -> {
                    var about = it.service().words().get(Part.ABOUT);
                    var provider = organisations.get(it.service().organisation());
                    var active = it.service().status() == Status.ACTIVE;
                    var hours = active ? nearest(it, page) : null;
                    return new Row(
                            it.service(),
                            it.name(),
                            about == null ? null : shelf.get(about, page.lang()),
                            Names.shown(
                                    provider == null
                                            ? java.util.Map.of()
                                            : provider.organisation().name(),
                                    page.lang()),
                            !active ? Tone.SOON : hours == null ? Tone.PLAIN : Opening.tone(hours, page),
                            !active
                                    ? page.say(it.service().status())
                                    : hours == null ? page.say("hours.unknown") : Opening.now(hours, page),
                            it.service().languages().stream()
                                    .map(tag -> language(tag, page))
                                    .toList());
                })
                .toList();
    }

    /** Of several places, the one that is open, or else the one that opens first. */
    private static @Nullable Hours nearest(Found it, Page page) {
        var known = it.offerings().stream()
                .map(Offering::hours)
                .filter(hours -> !hours.unknown())
                .toList();
        return known.stream()
                .filter(hours -> hours.openAt(page.now(), page.zone()))
                .findFirst()
                .or(() -> known.size() < 2
                        ? known.stream().findFirst()
                        : known.stream()
                                .min(Comparator.comparing(hours -> hours.opensAfter(page.now(), page.zone())
                                        .orElse(java.time.Instant.MAX))))
                .orElse(null);
    }

    /** Those that are spoken anywhere, by their name in the reader's language. */
    private List<Option> spoken(Page page) {
        return alphabet.spoken(page.lang()).stream()
                .map(it -> new Option(it, language(it, page)))
                .toList();
    }

    static String language(String tag, Page page) {
        return Tongue.called(tag, page.locale());
    }

    @GetMapping({"/services.json", "/services.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Form form, Page page) {
        var organisations = providers.byId();
        var there = places.byId();
        return Tables.file(
                page,
                "services",
                COLUMNS,
                finder.find(Filter.of(form), page).stream()
                        .map(found -> {
                            var it = found.service();
                            var name = found.name();
                            var provider = organisations.get(it.organisation());
                            var price = it.price();
                            return Arrays.<@Nullable Object>asList(
                                    it.id(),
                                    it.slug(),
                                    name.value(),
                                    name.lang(),
                                    provider == null
                                            ? null
                                            : provider.organisation().slug(),
                                    it.status(),
                                    it.topics().stream().map(Enum::name).toList(),
                                    List.copyOf(it.languages()),
                                    price == null ? null : price.free(),
                                    price == null ? null : price.amount(),
                                    price == null ? null : price.currency(),
                                    it.minimumAge(),
                                    it.maximumAge(),
                                    found.offerings().stream()
                                            .map(Offering::place)
                                            .filter(java.util.Objects::nonNull)
                                            .map(there::get)
                                            .filter(java.util.Objects::nonNull)
                                            .map(Place::slug)
                                            .toList(),
                                    it.phone(),
                                    it.email(),
                                    it.website(),
                                    it.confirmedOn(),
                                    it.changedAt());
                        })
                        .toList());
    }

    /** @param place null for what is not given at a place */
    record Where(
            Offering it,
            @Nullable Place place,
            @Nullable Shown placeName,
            @Nullable Shown transport,
            Opening opening) {}

    /** @param notice what to know about the wording; null once the service is closed, when nobody translates it any more */
    record OnePage(
            Service it,
            @Nullable Notice notice,
            Shelf shelf,
            String lang,
            Names.Named organisation,
            String organisationPath,
            @Nullable String organisationPhone,
            @Nullable String organisationEmail,
            List<Where> wheres,
            List<Shown> documents,
            List<String> languages,
            @Nullable Office office,
            boolean unconfirmed,
            java.util.Set<String> alternates,
            Content forMachines,
            List<Content> partsFirst,
            List<Content> parts,
            boolean edits,
            boolean confirms) {

        Shown say(Part part) {
            return shelf.get(it.text(part), lang);
        }
    }

    @GetMapping("/services/{slug}")
    @Access(Who.EVERYBODY)
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var it = services.findBySlug(slug).orElseThrow(() -> new NotFound("service"));
        var offers = offerings.ofService(it.id());
        var there = places.byId();
        var papers = documents.byId();
        var provider = providers.get(it.organisation());
        var ids = new ArrayList<>(it.texts().toList());
        offers.forEach(offer -> {
            var place = offer.place() == null ? null : there.get(offer.place());
            if (place != null) {
                place.texts().forEach(ids::add);
            }
        });
        it.documents().stream()
                .map(papers::get)
                .filter(java.util.Objects::nonNull)
                .forEach(paper -> ids.add(paper.name()));
        var shelf = texts.read(ids);
        var notice = it.status() == Status.CLOSED ? null : manuscripts.notice(Confirmations.KIND, it.id(), page);
        var wheres = offers.stream()
                .map(offer -> where(offer, there.get(offer.place()), shelf, page))
                .toList();
        model.addAttribute(
                "one",
                new OnePage(
                        it,
                        notice,
                        shelf,
                        notice == null ? page.lang() : notice.lang(),
                        Names.shown(provider.organisation().name(), page.lang()),
                        provider.organisation().path(),
                        provider.phone(),
                        provider.email(),
                        wheres,
                        it.documents().stream()
                                .map(papers::get)
                                .filter(java.util.Objects::nonNull)
                                .map(paper -> shelf.get(paper.name(), page.lang()))
                                .toList(),
                        it.languages().stream().map(tag -> language(tag, page)).toList(),
                        Optional.ofNullable(it.office())
                                .flatMap(directory::findOffice)
                                .orElse(null),
                        it.unconfirmedOn(page.today()),
                        shelf.text(it.name()).renderings().keySet(),
                        JsonLd.of(it, provider, wheres, shelf, page),
                        parts(it, true, page),
                        parts(it, false, page),
                        visitor.is(Role.EDITOR),
                        it.status() != Status.CLOSED && confirmations.mayConfirm(it, visitor)));
        return "act/services/service";
    }

    private List<Content> parts(Service it, boolean first, Page page) {
        return parts.orderedStream()
                .filter(part -> part.first() == first)
                .sorted(Comparator.comparingInt(ServicePart::order))
                .flatMap(part -> part.render(it, page).stream())
                .toList();
    }

    static Where where(Offering offer, @Nullable Place place, Shelf shelf, Page page) {
        return new Where(
                offer,
                place,
                place == null ? null : shelf.get(place.name(), page.lang()),
                place == null || place.transport() == null ? null : shelf.get(place.transport(), page.lang()),
                Opening.of(offer.hours(), page));
    }

    /** What a telephone can dial. */
    static String dial(String phone) {
        var digits = phone.codePoints()
                .filter(it -> it == '+' || Character.isDigit(it))
                .map(it -> it == '+' ? it : '0' + Character.digit(it, 10))
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        return "tel:" + digits;
    }

    static Stream<Part> told() {
        return Stream.of(Part.HOW_TO_APPLY, Part.ELIGIBILITY, Part.COST, Part.INTERPRETER);
    }
}
