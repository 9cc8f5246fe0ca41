package city.koinon.act.appointments;

import city.koinon.Visitors;
import city.koinon.act.services.NewWording;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Hours.Interval;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Written;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A small centre that listens to people from nine to ten on weekdays, in English and Arabic, twenty minutes each, one at a time. */
public record Reception(UUID office, UUID service, UUID offering, String slug) {

    static final Visitor EDITOR = new Visitor(Ids.next(), "Eleni Editor", Set.of(new Grant(Role.EDITOR, null)), true);

    /** In the city at work, in no transaction. */
    public static Reception opens(ApplicationContext house, String mark) {
        var directory = house.getBean(Directory.class);
        var office = directory.addOffice(
                new OfficeDraft(
                        Map.of("en", mark + " Social Services"), Level.CITY, null, "social@town.example", false),
                Visitors.COORDINATOR);
        var organisation = directory.addOrganisation(
                new OrganisationDraft(
                        Map.of("en", mark + " Centre"), Organisation.Kind.PUBLIC_BODY, Level.CITY, "", null),
                Visitors.COORDINATOR);
        var place = house.getBean(Places.class)
                .add(
                        new Places.Draft(
                                null,
                                Place.Kind.OFFICE,
                                new Place.Point(38.4361, 22.875),
                                new Place.Address("Boufidou 7", "Levadia", "Central Greece", "32131", "GR"),
                                Set.of(Place.Feature.STEP_FREE),
                                NewWording.whole(Written.of("en", Map.of("en", mark + " House", "ar", "البيت"))),
                                NewWording.whole((Written) null),
                                NewWording.whole((Written) null),
                                NewWording.whole((Written) null)),
                        EDITOR);
        var services = house.getBean(Services.class);
        var service = services.add(
                new Services.Draft(
                        null,
                        organisation,
                        office,
                        Map.of(
                                Service.Part.NAME,
                                NewWording.whole(
                                        Written.of("en", Map.of("en", mark + " Listening", "ar", "نستمع إليك")))),
                        null,
                        null,
                        Service.Status.ACTIVE,
                        Set.of(Topic.SAFETY),
                        Set.of("en", "ar"),
                        List.of(),
                        null,
                        null,
                        "+30 22610 99000",
                        null,
                        null,
                        false,
                        null),
                EDITOR);
        var it =
                new Reception(office, service, Ids.next(), services.get(service).slug());
        house.getBean(Offerings.class)
                .keep(
                        service,
                        List.of(new Offering(
                                it.offering(),
                                service,
                                Offering.Channel.PLACE,
                                place,
                                weekdays("09:00-13:00"),
                                null,
                                null,
                                Offering.Booking.NONE,
                                null)),
                        EDITOR);
        house.getBean(Rules.class).keep(it.rule(1, 0), EDITOR);
        return it;
    }

    Rule rule(int atOnce, int version) {
        return rule(Manner.IN_PERSON, atOnce, version);
    }

    Rule rule(Manner manner, int atOnce, int version) {
        return new Rule(
                offering,
                manner,
                20,
                atOnce,
                1,
                30,
                new java.util.LinkedHashSet<>(List.of("en", "ar")),
                true,
                Set.of(),
                Hours.parse("09:00-10:00").orElseThrow(),
                Set.of(),
                version);
    }

    /** From now on it is open at other hours. */
    void moveTo(ApplicationContext house, String typed) {
        var offerings = house.getBean(Offerings.class);
        var all = new ArrayList<>(offerings.ofService(service));
        all.replaceAll(it -> it.with(weekdays(typed)));
        offerings.keep(service, all, EDITOR);
    }

    private static Hours weekdays(String typed) {
        var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (day.getValue() < 6) {
                week.put(day, Hours.parse(typed).orElseThrow());
            }
        }
        return new Hours(week, List.of(), null, Map.of());
    }
}
