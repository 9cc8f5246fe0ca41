package city.koinon.act.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.act.hsds.Report.Outcome;
import city.koinon.act.services.NewWording;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Providers;
import city.koinon.act.services.Service;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a file brings again, and what editors have made of it in between. */
@CityTest
class ImportTest {

    private static final AtomicInteger CITIES = new AtomicInteger();
    private static final UUID DESK = UUID.fromString("ac148810-d857-441c-9679-408f346de14b");
    private static final UUID HALL = UUID.fromString("96e5b0e9-9b7c-4a4e-9a0c-6e0b0f2c1d11");
    private static final UUID COUNTER = UUID.fromString("52b5a6d1-1a0f-4f55-8f52-3f2a1f4b7c22");
    private static final UUID CENTRE = UUID.fromString("d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610");

    private static final String FILE = """
            {"id": "%s", "name": "Desk", "description": "We listen", "status": "active", "email": "desk@example.org",
             "minimum_age": 18, "assured_date": "2026-03-01", "url": "https://desk.example.org",
             "organization": {"id": "%s", "name": "Centre", "description": "Helps", "website": "https://centre.example.org",
                              "phones": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a01", "number": "+30 22610 10000"}]},
             "phones": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a02", "number": "+30 22610 20000"}],
             "languages": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a03", "code": "el"}],
             "cost_options": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a04", "currency": "EUR", "amount": 5}],
             "required_documents": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a05", "document": "Passport"}],
             "attributes": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a06",
                             "taxonomy_term": {"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a07", "code": "FAMILY", "name": "Family", "description": "Family"}}],
             "service_at_locations": [{"id": "%s",
                "location": {"id": "%s", "location_type": "physical", "name": "Hall", "latitude": 38.43, "longitude": 22.87,
                             "addresses": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a08", "address_1": "Boufidou 7", "city": "Levadia",
                                            "state_province": "Central Greece", "postal_code": "32131", "country": "GR", "address_type": "physical"}],
                             "accessibility": [{"id": "0b6f6c0a-7c0e-4a55-9b5e-0d8d9a3c1a09", "description": "Lift", "details": "LIFT"}]},
                "schedules": [%s]}]}
            """;
    private static final String MONDAYS =
            schedule("\"byday\": \"MO\", \"opens_at\": \"09:00\", \"closes_at\": \"13:00\"");

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    Services services;

    @Autowired
    Offerings offerings;

    @Autowired
    Places places;

    @Autowired
    Providers providers;

    @Autowired
    Texts texts;

    @Autowired
    Importer importer;

    @Autowired
    Brought brought;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private String city = "";
    private Visitor editor = Visitor.NOBODY;

    @BeforeEach
    void foundACity() {
        city = "import-" + CITIES.incrementAndGet();
        municipality.create(SmallCity.of(city, Map.of("en", "Importville"), "en", "el"));
        CurrentCity.run(city, () -> editor = Visitors.editor(accounts, "Eleni Editor"));
    }

    @Test
    void theSameAgainTouchesNothing() {
        assertThat(bring(file()).count(Outcome.ENTERED)).isEqualTo(1);
        var before = everything();
        clock.offset(clock.offset().plus(Duration.ofHours(1)));

        var again = bring(file());

        assertThat(again.count(Outcome.SAME)).as("%s", again).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatAnEditorEnteredOrCorrectedStaysUntilTheFileSaysSomethingElse() {
        bring(file());
        edit(it -> with(it, Set.of(Topic.HEALTH), "+30 22610 99999"));
        inTheCity(() -> {
            var hall = places.get(HALL);
            places.keep(
                    HALL,
                    new Places.Draft(
                            null,
                            Place.Kind.OFFICE,
                            hall.point(),
                            hall.address(),
                            Set.of(Place.Feature.LIFT, Place.Feature.STEP_FREE),
                            Map.of(Place.Part.NAME, NewWording.unchanged())),
                    null,
                    editor);
            var all = new ArrayList<>(offerings.ofService(DESK));
            var holiday = new Special(
                    LocalDate.parse("2026-08-15"), LocalDate.parse("2026-08-15"), Set.of(), List.of(), Map.of());
            var hours = all.getFirst().hours();
            all.set(0, all.getFirst().with(new Hours(hours.weekly(), List.of(holiday), null, hours.note())));
            all.add(new Offering(
                    Ids.next(),
                    DESK,
                    Offering.Channel.PHONE,
                    null,
                    Hours.NONE,
                    "+30 22610 77777",
                    null,
                    Offering.Booking.NONE,
                    null));
            return offerings.keep(DESK, all, editor);
        });
        var edited = everything();

        bring(file());
        assertThat(everything()).isEqualTo(edited);

        var more = file().replace(
                        "\"attributes\": [",
                        "\"attributes\": [{\"id\": \"" + Ids.next() + "\", \"taxonomy_term_id\": \""
                                + Derived.topic(Topic.WORK) + "\"}, ")
                .replace("We listen", "We listen and help")
                .replace("\"MO\"", "\"MO,TU\"");
        assertThat(bring(more).count(Outcome.CHANGED)).isEqualTo(1);
        var service = inTheCity(() -> services.get(DESK));
        assertThat(service.topics())
                .as("FAMILY was taken away here")
                .containsExactlyInAnyOrder(Topic.HEALTH, Topic.WORK);
        assertThat(service.phone()).isEqualTo("+30 22610 99999");
        assertThat(say(service.text(Part.ABOUT))).isEqualTo("We listen and help");
        var offered = inTheCity(() -> offerings.ofService(DESK));
        assertThat(offered).hasSize(2);
        assertThat(offered.getFirst().hours().weekly()).containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
        assertThat(offered.getFirst().hours().exceptions())
                .as("a holiday entered here")
                .hasSize(1);
        assertThat(inTheCity(() -> places.get(HALL)).features())
                .containsExactlyInAnyOrder(Place.Feature.LIFT, Place.Feature.STEP_FREE);

        bring(file());
        assertThat(inTheCity(() -> services.get(DESK)).topics())
                .as("the file no longer says WORK")
                .containsExactly(Topic.HEALTH);
    }

    @Test
    void aRowThatEndsDoesNotEndTheWeekAndOneThatBeginsLaterBeginsLater() {
        bring(
                FILE.formatted(
                        DESK,
                        CENTRE,
                        COUNTER,
                        HALL,
                        String.join(
                                ",",
                                MONDAYS,
                                schedule(
                                        "\"byday\": \"TU\", \"opens_at\": \"10:00\", \"closes_at\": \"12:00\", \"valid_to\": \"2026-06-30\""),
                                schedule(
                                        "\"byday\": \"WE\", \"opens_at\": \"16:00\", \"closes_at\": \"18:00\", \"valid_from\": \"2026-09-01\""))));

        var hours = inTheCity(() -> offerings.ofService(DESK)).getFirst().hours();
        assertThat(hours.on(LocalDate.parse("2026-06-30"))).as("a Tuesday").hasSize(1);
        assertThat(hours.on(LocalDate.parse("2026-07-07"))).as("a Tuesday").isEmpty();
        assertThat(hours.on(LocalDate.parse("2026-07-06"))).as("a Monday").hasSize(1);
        assertThat(hours.on(LocalDate.parse("2026-08-26"))).as("a Wednesday").isEmpty();
        assertThat(hours.on(LocalDate.parse("2026-09-02"))).as("a Wednesday").hasSize(1);
    }

    @Test
    void twoRowsOfTheSameTimeOpenTheSameDayTwice() {
        var summer = "\"valid_from\": \"2026-07-01\", \"valid_to\": \"2026-07-31\", ";
        bring(FILE.formatted(
                DESK,
                CENTRE,
                COUNTER,
                HALL,
                String.join(
                        ",",
                        MONDAYS,
                        schedule(summer + "\"byday\": \"MO,TU\", \"opens_at\": \"08:00\", \"closes_at\": \"10:00\""),
                        schedule(summer + "\"byday\": \"MO\", \"opens_at\": \"18:00\", \"closes_at\": \"20:00\""))));

        var hours = inTheCity(() -> offerings.ofService(DESK)).getFirst().hours();
        assertThat(Hours.written(hours.on(LocalDate.parse("2026-07-06")))).isEqualTo("08:00-10:00, 18:00-20:00");
        assertThat(Hours.written(hours.on(LocalDate.parse("2026-07-07")))).isEqualTo("08:00-10:00");
        assertThat(Hours.written(hours.on(LocalDate.parse("2026-08-03")))).isEqualTo("09:00-13:00");
    }

    @Test
    void anImportDuringAnEditLosesNeither() {
        bring(file());
        var importing = inTheCity(() -> transaction.execute(status -> {
            var it = services.get(DESK);
            services.keep(DESK, with(it, it.topics(), "+30 22610 55555"), it.version(), editor);
            var other = later(file().replace("We listen", "We hear"), "en");
            await().until(() -> waiting() == 1);
            return other;
        }));

        assertThat(importing.join().count(Outcome.CHANGED)).isEqualTo(1);
        var service = inTheCity(() -> services.get(DESK));
        assertThat(service.phone()).isEqualTo("+30 22610 55555");
        assertThat(say(service.text(Part.ABOUT))).isEqualTo("We hear");
    }

    @Test
    void twoFilesBroughtAtOnceBothSayWhatTheySay() {
        var both = inTheCity(() -> transaction.execute(status -> {
            brought.takeTurn();
            var english = later(file(), "en");
            var greek = later(file().replace("\"Desk\"", "\"Γραφείο\""), "el");
            await().until(() -> waiting() == 2);
            return List.of(english, greek);
        }));

        both.forEach(it -> assertThat(it.join().count(Outcome.REFUSED)).isZero());
        var name = inTheCity(() -> texts.get(services.get(DESK).name()));
        assertThat(name.renderings()).containsOnlyKeys("el", "en");
    }

    @Test
    void anEditorWhoLooksAtAnOlderPlaceIsTold() {
        bring(file());
        var second = inTheCity(() -> transaction.execute(status -> {
            var hall = places.get(HALL);
            places.keep(HALL, renamed(hall, "Great Hall"), hall.version(), editor);
            var other = CompletableFuture.supplyAsync(
                    () -> CurrentCity.in(city, () -> {
                        try {
                            return places.keep(HALL, renamed(hall, "Small Hall"), hall.version(), editor);
                        } catch (city.koinon.platform.kernel.Stale stale) {
                            return false;
                        }
                    }),
                    Thread::startVirtualThread);
            await().until(() -> waiting() == 1);
            return other;
        }));

        assertThat(second.join())
                .as("the second saw what the first has changed")
                .isFalse();
        assertThat(say(inTheCity(() -> places.get(HALL)).name())).isEqualTo("Great Hall");
    }

    // The small world

    private static String file() {
        return FILE.formatted(DESK, CENTRE, COUNTER, HALL, MONDAYS);
    }

    private static String schedule(String members) {
        return "{\"id\": \"%s\", \"freq\": \"WEEKLY\", %s}".formatted(Derived.of(members), members);
    }

    private Report bring(String json) {
        var report = inTheCity(() -> importer.bring(json, "en", editor));
        assertThat(report.count(Outcome.REFUSED)).as("%s", report).isZero();
        return report;
    }

    private CompletableFuture<Report> later(String json, String lang) {
        return CompletableFuture.supplyAsync(
                () -> CurrentCity.in(city, () -> importer.bring(json, lang, editor)), Thread::startVirtualThread);
    }

    private int waiting() {
        return jdbc.sql("select count(distinct pid) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    private void edit(Function<Service, Services.Draft> change) {
        inTheCity(() -> {
            var it = services.get(DESK);
            return services.keep(DESK, change.apply(it), it.version(), editor);
        });
    }

    private static Services.Draft with(Service it, Set<Topic> topics, String phone) {
        var words = new java.util.EnumMap<Part, NewWording>(Part.class);
        it.words().keySet().forEach(part -> words.put(part, NewWording.unchanged()));
        return new Services.Draft(
                null,
                it.organisation(),
                it.office(),
                words,
                it.minimumAge(),
                it.maximumAge(),
                it.status(),
                topics,
                it.languages(),
                it.documents(),
                it.price(),
                it.capacity(),
                phone,
                it.email(),
                it.website(),
                it.critical(),
                it.assurer());
    }

    private static Places.Draft renamed(Place it, String name) {
        return new Places.Draft(
                null,
                it.kind(),
                it.point(),
                it.address(),
                it.features(),
                Map.of(Place.Part.NAME, NewWording.in("en", name)));
    }

    /** Everything a reader or a programme could see of it, and how often it was changed. */
    private List<Object> everything() {
        return inTheCity(() -> List.of(
                services.list(),
                offerings.list(),
                places.list(),
                providers.list(),
                services.list().stream().flatMap(Service::texts).map(texts::get).toList()));
    }

    private String say(UUID text) {
        return inTheCity(() -> texts.get(text).in("en").value());
    }

    private <T> T inTheCity(java.util.function.Supplier<T> work) {
        return CurrentCity.in(city, work);
    }
}
