package city.koinon.act.services;

import city.koinon.RouteExamples;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Written;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A service that an organisation gives at a place, for which an office answers. */
class ServicesExamples implements RouteExamples {

    static final Visitor EDITOR = new Visitor(Ids.next(), "Eleni Editor", Set.of(new Grant(Role.EDITOR, null)), true);

    private final Services services;
    private final Offerings offerings;
    private final Places places;
    private final DocumentTypes documents;
    private final Directory directory;

    ServicesExamples(
            Services services, Offerings offerings, Places places, DocumentTypes documents, Directory directory) {
        this.services = services;
        this.offerings = offerings;
        this.places = places;
        this.documents = documents;
        this.directory = directory;
    }

    @Override
    public Map<String, String> make(String mark) {
        var organisation = Ids.next();
        directory.enterOrganisation(
                organisation,
                new OrganisationDraft(
                        Map.of("en", mark + " Centre"), Organisation.Kind.PUBLIC_BODY, Level.CITY, mark, null),
                EDITOR);
        var place = places.add(place(mark), EDITOR);
        documents.add(Written.of("en", mark + " Passport"));
        var service = services.add(service(mark, organisation), EDITOR);
        var offering = Ids.next();
        offerings.keep(
                service,
                List.of(new Offering(
                        offering,
                        service,
                        Offering.Channel.PLACE,
                        place,
                        new Hours(
                                Map.of(
                                        DayOfWeek.MONDAY,
                                        Hours.parse("09:00-13:00").orElseThrow()),
                                List.of(),
                                null,
                                Map.of("en", mark)),
                        "+30 22610 99000",
                        null,
                        Offering.Booking.NONE,
                        null)),
                EDITOR);
        return Map.of(
                "services/{slug}", services.get(service).slug(),
                "offerings/{id}", offering.toString(),
                "places/{slug}", places.get(place).slug(),
                "services/organisations/{slug}",
                        directory.organisation(organisation).slug());
    }

    static Places.Draft place(String mark) {
        return new Places.Draft(
                null,
                Place.Kind.OFFICE,
                new Place.Point(38.4361, 22.875),
                new Place.Address("Boufidou 7", "Levadia", "Central Greece", "32131", "GR"),
                Set.of(Place.Feature.STEP_FREE),
                NewWording.whole(Written.of("en", mark + " Place")),
                NewWording.whole((Written) null),
                NewWording.whole(Written.of("en", mark + " bus")),
                NewWording.whole((Written) null));
    }

    static Services.Draft service(String mark, UUID organisation) {
        return new Services.Draft(
                null,
                organisation,
                null,
                Map.of(
                        Service.Part.NAME, NewWording.whole(Written.of("en", mark + " Desk")),
                        Service.Part.ABOUT, NewWording.whole(Written.of("en", mark + " helps"))),
                18,
                null,
                Service.Status.ACTIVE,
                Set.of(Topic.ARRIVAL),
                Set.of("en"),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                null);
    }
}
