package city.koinon.act.services;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.identity.SignedIn;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An editor enters a service by its forms, and whoever needs it reads it. */
@CityTest
class ServicesTest {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final AtomicInteger CITIES = new AtomicInteger();

    @Autowired
    MockMvcTester web;

    @Autowired
    Municipality municipality;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    Services services;

    @Autowired
    Offerings offerings;

    @Autowired
    Places places;

    @Autowired
    Providers providers;

    @Autowired
    Confirmations confirmations;

    @Autowired
    Duties duties;

    @Autowired
    Texts texts;

    @Autowired
    MovableClock clock;

    private String city = "";
    private UUID account = new UUID(0, 0);
    private UUID organisation = new UUID(0, 0);
    private UUID office = new UUID(0, 0);
    private UUID place = new UUID(0, 0);
    private Visitor editor = Visitor.NOBODY;

    @BeforeEach
    void aCityWithAnEditorAndAPlace() {
        clock.moveTo(at("2026-05-11T10:00"));
        city = "services-" + CITIES.incrementAndGet();
        municipality.create(SmallCity.of(city, Map.of("en", "Servicetown"), "en", "el", "ar"));
        CurrentCity.run(city, () -> {
            account = accounts.open("editor@" + city + ".example", "Eleni Editor", "en");
            accounts.grant(account, Role.EDITOR, null);
            editor = new Visitor(account, "Eleni Editor", Set.of(new Grant(Role.EDITOR, null)), true);
            office = directory.addOffice(
                    new OfficeDraft(
                            Map.of("en", "Social Services"), Level.CITY, null, "social@servicetown.example", false),
                    Visitors.COORDINATOR);
            organisation = directory.addOrganisation(
                    new OrganisationDraft(Map.of("en", "Centre"), Organisation.Kind.PUBLIC_BODY, Level.CITY, "", null),
                    Visitors.COORDINATOR);
            place = places.add(ServicesExamples.place("Main"), editor);
        });
    }

    @Test
    void isEnteredByFormsAndReadByAnybody() {
        enter("Reception");
        addHours(Map.of("day-1", "9-13, 17.00-20.00", "day-5", "20:00-02:00"));

        var page = read("/services/reception");
        assertThat(page.select("h1").text()).isEqualTo("Reception");
        assertThat(page.text())
                .contains("Open now, until 13:00")
                .contains("09:00–13:00, 17:00–20:00", "20:00–02:00")
                .contains("Confirmed on 11 May 2026")
                .contains("Social Services");
        assertThat(page.select("a[href='tel:+302261099000'] bdi[dir=ltr]").text())
                .isEqualTo("+30 22610 99000");
        assertThat(page.select("head script[type=application/ld+json]").first().data())
                .contains("GovernmentService", "\"opens\":\"09:00\"")
                .doesNotContain("<");
        assertThat(read("/services").select(".k-list a").text()).contains("Reception");
        assertThat(read("/services?topic=ARRIVAL&spoken=el&open=now&free=yes&stepfree=yes&q=RECEP")
                        .select(".k-list a")
                        .text())
                .contains("Reception");
        for (var without : List.of("topic=HEALTH", "spoken=uk", "q=nothing")) {
            assertThat(read("/services?" + without).select(".k-list a"))
                    .as(without)
                    .isEmpty();
        }
        clock.moveTo(at("2026-05-11T14:00"));
        assertThat(read("/services/reception").text()).contains("Closed now. Opens today at 17:00");
        assertThat(read("/services?open=now").select(".k-list a")).isEmpty();
    }

    @Test
    void saysExceptionsInWords() {
        enter("Reception");
        addHours(Map.of(
                "day-1", "09:00-13:00",
                "x0-from", "18/5/2026",
                "x0-note", "Holy Spirit",
                "x1-from", "1.8.2026",
                "x1-to", "31.8.2026",
                "x1-hours", "10:00-12:00"));

        var text = read("/services/reception").text();
        assertThat(text)
                .contains("Monday, 18 May 2026: closed – Holy Spirit")
                .contains("1 August 2026 to 31 August 2026: 10:00–12:00");
        clock.moveTo(at("2026-05-11T14:00"));
        assertThat(read("/services/reception").text()).contains("Opens on Monday, 25 May 2026 at 09:00");
    }

    @Test
    void tellsAPriceOnceAndTheLanguagesSpokenInTheWordsOfTheReader() {
        var typed = fields("Reception");
        typed.put("cost.en", "Free for everybody");
        typed.remove("languages");
        assertThat(post("/services/new", typed)).hasStatus3xxRedirection();
        typed = fields("Course");
        typed.put("price", "AMOUNT");
        typed.put("amount", "10");
        typed.put("cost.en", "10 euros a month, half of it for families");
        typed.put("languages", "kmr");
        assertThat(post("/services/new", typed)).hasStatus3xxRedirection();
        typed = fields("Stamp");
        typed.put("price", "AMOUNT");
        typed.put("amount", "12.5");
        assertThat(post("/services/new", typed)).hasStatus3xxRedirection();

        assertThat(fact("/services/reception", "Cost")).isEqualTo("Free for everybody");
        assertThat(fact("/services/course", "Cost")).isEqualTo("10 euros a month, half of it for families");
        assertThat(fact("/services/stamp", "Cost")).isEqualTo("€12.50");
        assertThat(fact("/services/course", "Languages spoken")).isEqualTo("Kurdish");
    }

    private String fact(String path, String term) {
        return read(path).select("dl.k-facts > div").stream()
                .filter(it -> it.select("dt").text().contains(term))
                .map(it -> it.select("dd").text())
                .findFirst()
                .orElse("");
    }

    @Test
    void whatNeverClosesSaysSoInOneLine() {
        enter("Reception");
        addHours(IntStream.rangeClosed(1, 7)
                .boxed()
                .collect(Collectors.toMap(day -> "day-" + day, day -> "00:00-24:00")));

        var hours = read("/services/reception").select(".k-hours tbody tr");

        assertThat(hours.eachText()).containsExactly("Every day open day and night");
    }

    @Test
    void hoursThatAreNoneAreRefusedBesideTheirDayAndNothingTypedIsLost() {
        enter("Reception");
        var again = post(
                "/services/reception/offerings/new",
                hours("reception", Map.of("day-1", "25:99", "day-2", "09:00-13:00", "note", "Ring")));

        assertThat(again).hasStatus(422);
        var page = Jsoup.parse(body(again));
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.select("#e-day-1").text()).contains("09:00-13:00, 17:00-20:00");
        assertThat(page.select("#f-day-1").val()).isEqualTo("25:99");
        assertThat(page.select("#f-day-2").val()).isEqualTo("09:00-13:00");
        assertThat(page.select("#f-note").val()).isEqualTo("Ring");
        CurrentCity.run(city, () -> assertThat(offerings.list()).isEmpty());
    }

    @Test
    void aStaleSecondTabIsRefusedWithoutLoss() {
        enter("Reception");
        var version = version("reception");
        var first = fields("Reception");
        first.put("version", version);
        first.put("about.en", "What the first tab says");
        assertThat(post("/services/reception/edit", first)).hasStatus3xxRedirection();
        var second = fields("Reception");
        second.put("version", version);
        second.put("about.en", "What the second tab says");
        second.put("once", UUID.randomUUID().toString());

        var again = post("/services/reception/edit", second);

        assertThat(again).hasStatus(409);
        assertThat(Jsoup.parse(body(again)).select("textarea[name='about.en']").text())
                .isEqualTo("What the second tab says");
        assertThat(read("/services/reception").text()).contains("What the first tab says");
    }

    @Test
    void anOrganisationAndAPaperThatNobodyHasEnteredYetComeWithTheServiceAndNothingTypedIsLost() {
        var typed = fields("Law clinic");
        typed.remove("organisation");
        typed.put("new-organisation.en", "Students of law");
        typed.put("new-organisation-level", "CITY");
        typed.put("new-document.en", "The letter you received");

        var refused = Jsoup.parse(body(post("/services/new", typed)));
        assertThat(refused.select("#errors a").eachAttr("href")).containsExactly("#f-new-organisation-kind");
        assertThat(refused.select("details[open] [name=new-organisation.en]").val())
                .isEqualTo("Students of law");
        assertThat(refused.select("[name=new-document.en]").val()).isEqualTo("The letter you received");
        assertThat(refused.select("[name=about.en]").text()).isEqualTo("We help");
        assertThat(CurrentCity.in(city, () -> directory.organisations())).hasSize(1);

        typed.put("new-organisation-kind", "ASSOCIATION");
        assertThat(post("/services/new", typed)).hasStatus3xxRedirection();
        assertThat(read("/services/law-clinic").text()).contains("Students of law", "The letter you received");

        typed.put("name.en", "Law clinic in the evening");
        var twice = Jsoup.parse(body(post("/services/new", typed)));
        assertThat(twice.select("#errors a").eachAttr("href"))
                .containsExactlyInAnyOrder("#f-new-organisation.en", "#f-new-document.en");
    }

    @Test
    void whatIsClosedIsOfferedAndTakenOnlyWhereItStandsAlready() {
        enter("Reception");
        CurrentCity.run(city, () -> {
            directory.closeOffice(office, municipality.today().minusDays(1), 1, Visitors.COORDINATOR);
            directory.closeOrganisation(organisation, municipality.today().minusDays(1), 1, Visitors.COORDINATOR);
        });
        assertThat(asEditor("/services/new").select("option[value=" + office + "], option[value=" + organisation + "]"))
                .isEmpty();
        var refused = post("/services/new", fields("Another"));
        assertThat(refused).hasStatus(422);
        assertThat(Jsoup.parse(body(refused)).select("#errors a").eachAttr("href"))
                .containsExactlyInAnyOrder("#f-organisation", "#f-office");

        assertThat(asEditor("/services/reception/edit")
                        .select("option[selected][value=" + office + "], option[selected][value=" + organisation + "]"))
                .hasSize(2);
        var same = fields("Reception");
        same.put("version", version("reception"));
        same.put("about.en", "We still help");
        assertThat(post("/services/reception/edit", same)).hasStatus3xxRedirection();
    }

    /** Both were shown the same; whoever comes second is told so and has changed nothing. */
    @Test
    void ofTwoWhoSaveAnOrganisationAtOnceOneIsTooLate() throws Exception {
        var shown = CurrentCity.in(city, () -> providers.get(organisation).version());
        var late = new CopyOnWriteArrayList<String>();
        var saved = new CopyOnWriteArrayList<String>();
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var phone : List.of("+30 22610 11111", "+30 22610 22222")) {
                threads.submit(() -> {
                    together.await();
                    try {
                        CurrentCity.run(city, () -> providers.keep(organisation, centre(phone), shown, editor));
                        saved.add(phone);
                    } catch (Stale told) {
                        late.add(phone);
                    }
                    return phone;
                });
            }
        }
        assertThat(saved).hasSize(1);
        assertThat(late).hasSize(1);
        assertThat(CurrentCity.in(city, () -> providers.get(organisation).phone()))
                .isEqualTo(saved.getFirst());
    }

    private static Providers.Draft centre(String phone) {
        return new Providers.Draft(
                Map.of("en", "Centre"),
                Organisation.Kind.PUBLIC_BODY,
                Level.CITY,
                null,
                NewWording.unchanged(),
                phone,
                null);
    }

    @Test
    void savingAFormNobodyHasTouchedChangesNothing() {
        enter("Reception");
        CurrentCity.run(city, () -> {
            var it = services.list().getFirst();
            var words = new java.util.EnumMap<Service.Part, NewWording>(Service.Part.class);
            it.words().keySet().forEach(part -> words.put(part, NewWording.unchanged()));
            services.keep(
                    it.id(),
                    new Services.Draft(
                            null,
                            it.organisation(),
                            it.office(),
                            words,
                            18,
                            null,
                            it.status(),
                            it.topics(),
                            Set.of("el", "qu"),
                            List.of(),
                            new Service.Price(new java.math.BigDecimal("120"), "CZK"),
                            null,
                            null,
                            null,
                            null,
                            false,
                            "desk@elsewhere.example"),
                    null,
                    editor);
            directory.closeOffice(office, java.time.LocalDate.parse("2026-05-10"), 1, Visitors.COORDINATOR);
            var exceptions = new java.util.ArrayList<Hours.Special>();
            for (var n = 0; n < 45; n++) {
                var day = java.time.LocalDate.parse("2026-06-01").plusDays(n);
                exceptions.add(new Hours.Special(
                        day,
                        day.plusDays(13),
                        n % 2 == 0 ? Set.of(java.time.DayOfWeek.TUESDAY) : Set.of(),
                        List.of(),
                        Map.of("el", "Άδεια " + n)));
            }
            offerings.keep(
                    it.id(),
                    List.of(new Offering(
                            Ids.next(),
                            it.id(),
                            Offering.Channel.PLACE,
                            place,
                            new Hours(
                                    Map.of(
                                            java.time.DayOfWeek.MONDAY,
                                            Hours.parse("09:00-13:00").orElseThrow()),
                                    List.of(new Hours.Season(
                                            java.time.LocalDate.parse("2026-09-01"),
                                            null,
                                            Map.of(
                                                    java.time.DayOfWeek.FRIDAY,
                                                    Hours.parse("10:00-12:00").orElseThrow()))),
                                    exceptions,
                                    null,
                                    Map.of("el", "Χτυπήστε")),
                            null,
                            null,
                            Offering.Booking.NONE,
                            null)),
                    editor);
        });
        var before = CurrentCity.in(city, () -> List.of(services.list(), offerings.list(), places.list()));
        var offering = CurrentCity.in(city, () -> offerings.list().getFirst().id());

        for (var form : List.of(
                "/services/reception/edit", "/services/reception/offerings/" + offering, "/places/main-place/edit")) {
            saveUntouched(form);
        }

        assertThat(CurrentCity.in(city, () -> List.of(services.list(), offerings.list(), places.list())))
                .isEqualTo(before);
    }

    @Test
    void tellsTheDaysOfASeasonWithWhatEachLanguageHasForASemicolon() {
        enter("Reception");
        CurrentCity.run(city, () -> {
            var id = services.findBySlug("reception").orElseThrow().id();
            var morning = Hours.parse("10:00-12:00").orElseThrow();
            var summer = new Hours.Season(
                    java.time.LocalDate.parse("2026-07-01"),
                    java.time.LocalDate.parse("2026-08-31"),
                    Map.of(java.time.DayOfWeek.MONDAY, morning, java.time.DayOfWeek.FRIDAY, morning));
            offerings.keep(
                    id,
                    List.of(new Offering(
                            Ids.next(),
                            id,
                            Offering.Channel.PLACE,
                            place,
                            new Hours(
                                    Map.of(java.time.DayOfWeek.MONDAY, morning),
                                    List.of(summer),
                                    List.of(),
                                    null,
                                    Map.of()),
                            null,
                            null,
                            Offering.Booking.NONE,
                            null)),
                    editor);
        });
        assertThat(read("/services/reception").text()).containsPattern("Monday \\S+; Friday");
        assertThat(read("/services/reception", "el").text()).containsPattern("Δευτέρα \\S+· Παρασκευή");
        assertThat(read("/services/reception", "ar").text()).containsPattern("الاثنين \\S+؛ الجمعة");
    }

    private void saveUntouched(String path) {
        var form = asEditor(path).select("main form[method=post]").forms().getFirst();
        var request = web.post().uri("/" + city + "/en" + path).with(SignedIn.in(city, account));
        form.formData().forEach(it -> request.param(it.key(), it.value()));
        assertThat(request.exchange()).as(path).hasStatus3xxRedirection();
    }

    @Test
    void oneWordConfirmsAllLanguagesAndTheDutyBeginsAgain() {
        enter("Reception");
        var id = CurrentCity.in(
                city, () -> services.findBySlug("reception").orElseThrow().id());
        CurrentCity.run(
                city,
                () -> assertThat(duties.openFor(Confirmations.subject(id), DutyKind.VERIFY)
                                .orElseThrow()
                                .dueOn())
                        .isEqualTo("2027-05-11"));
        clock.moveTo(at("2027-06-11T10:00"));
        assertThat(read("/services/reception").text()).contains("Nobody has confirmed this since 11 May 2026");
        assertThat(read("/services/reception", "el").text()).contains("Δεν το έχει επιβεβαιώσει κανείς");
        assertThat(asEditor("/services/to-confirm").text()).contains("Reception", "Social Services");
        assertThat(read("/overdue").text()).contains("Reception", "Social Services");

        assertThat(post("/services/reception/confirm", Map.of("version", version("reception"))))
                .hasStatus3xxRedirection();

        assertThat(read("/services/reception").text())
                .contains("Confirmed on 11 June 2027")
                .doesNotContain("Nobody has confirmed");
        assertThat(asEditor("/services/to-confirm").text()).doesNotContain("Reception");
        CurrentCity.run(
                city,
                () -> assertThat(duties.openFor(Confirmations.subject(id), DutyKind.VERIFY)
                                .orElseThrow()
                                .dueOn())
                        .as("365 days are over on a Saturday")
                        .isEqualTo("2028-06-12"));
        assertThat(post("/services/reception/confirm", Map.of("version", "1")))
                .as("what nobody has looked at")
                .hasStatus(409);
    }

    @Test
    void nobodyOwesAnythingAboutWhatIsClosedForGood() {
        enter("Reception");
        var id = CurrentCity.in(
                city, () -> services.findBySlug("reception").orElseThrow().id());
        var fields = fields("Reception");
        fields.put("status", "CLOSED");
        fields.put("version", version("reception"));
        assertThat(post("/services/reception/edit", fields)).hasStatus3xxRedirection();

        CurrentCity.run(
                city,
                () -> assertThat(duties.openFor(Confirmations.subject(id), DutyKind.VERIFY))
                        .isEmpty());
        assertThat(read("/services").select(".k-list a")).isEmpty();
        assertThat(read("/services/reception").text()).contains("closed for good");
        assertThat(asEditor("/acts").text()).contains("Reception is closed for good");
    }

    @Test
    void placesAreAListAndWhatAMapNeeds() {
        enter("Reception");
        addHours(Map.of("day-1", "09:00-13:00"));

        assertThat(read("/places").text()).contains("Main Place", "Boufidou 7", "1 service");
        assertThat(read("/places/main-place").text()).contains("Without steps", "Main bus", "Reception");
        var json = web.get().uri("/" + city + "/en/places.geojson").exchange();
        assertThat(json).hasStatusOk().bodyText().contains("FeatureCollection", "[22.875,38.4361]", "Main Place");
    }

    @Test
    void aPlaceWhereOnlyDelicateThingsAreDoneCanBeLeftAtOnce() {
        var shelter = fields("Shelter");
        shelter.put("topics", "SAFETY");
        assertThat(post("/services/new", shelter)).hasStatus3xxRedirection();
        assertThat(post("/services/shelter/offerings/new", hours("shelter", Map.of("day-1", "09:00-13:00"))))
                .hasStatus3xxRedirection();
        assertThat(read("/places/main-place").select(".k-exit")).hasSize(1);
        assertThat(read("/places/main-place").select(".k-onpaper")).isEmpty();

        enter("Reception");
        addHours(Map.of("day-1", "09:00-13:00"));
        assertThat(read("/places/main-place").select(".k-exit")).isEmpty();
    }

    @Test
    void theMapHoldsThePlacesOfTheSameFilters() {
        enter("Reception");
        addHours(Map.of("day-1", "09:00-13:00"));
        CurrentCity.run(city, () -> places.add(ServicesExamples.place("Other"), editor));

        assertThat(read("/places").select(".k-list > li")).hasSize(2);
        assertThat(read("/places?topic=ARRIVAL").select(".k-list > li").text()).contains("Main Place");
        assertThat(read("/places?topic=ARRIVAL").select(".k-list > li")).hasSize(1);
        assertThat(read("/services?topic=ARRIVAL").select("[data-map]").attr("data-map"))
                .isEqualTo("/" + city + "/en/places.geojson?topic=ARRIVAL");
        for (var filter : Map.of("", 2, "?topic=ARRIVAL", 1, "?topic=HEALTH", 0).entrySet()) {
            var json = web.get()
                    .uri("/" + city + "/en/places.geojson" + filter.getKey())
                    .exchange();
            assertThat(body(json).split("\"Feature\"")).as(filter.getKey()).hasSize(filter.getValue() + 1);
        }
    }

    @Test
    void tilesOfTheCityAreServedPieceByPiece() throws java.io.IOException {
        assertThat(web.get().uri("/" + city + "/map.pmtiles").exchange()).hasStatus(404);
        assertThat(read("/places").select("[data-map]")).noneMatch(it -> it.hasAttr("data-tiles"));
        var file = java.nio.file.Path.of("data", "maps", city + ".pmtiles");
        java.nio.file.Files.createDirectories(file.getParent());
        java.nio.file.Files.writeString(file, "PMTiles and what is in it");
        try {
            // The page of before is kept for a while.
            var address = read("/places", "el").select("[data-map]").attr("data-tiles");
            assertThat(address).startsWith("/" + city + "/map.pmtiles?v=");
            var piece = web.get().uri(address).header("Range", "bytes=0-6").exchange();
            assertThat(piece).hasStatus(206).bodyText().isEqualTo("PMTiles");
            assertThat(piece.getResponse().getHeader("Content-Range")).isEqualTo("bytes 0-6/25");
            assertThat(piece.getResponse().getHeader("ETag")).isNotEmpty();
            assertThat(web.get().uri(address).header("Range", "bytes=900-").exchange())
                    .hasStatus(416);
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void aNameMayHoldAnythingAndRunsNothing() {
        var name = "O'Nəzərov-ال <script>alert(1)</script> 🏠";
        enter(name);
        var slug = CurrentCity.in(city, () -> services.list().getFirst().slug());

        assertThat(slug).matches("[a-z0-9-]+");
        var page = read("/services/" + slug);
        assertThat(page.select("h1").text()).isEqualTo(name);
        assertThat(page.select("script").outerHtml()).doesNotContain("<script>alert");
    }

    // Forms

    private void enter(String name) {
        assertThat(post("/services/new", fields(name))).hasStatus3xxRedirection();
    }

    private java.util.HashMap<String, String> fields(String name) {
        return new java.util.HashMap<>(Map.of(
                "name.en", name,
                "about.en", "We help",
                "organisation", organisation.toString(),
                "office", office.toString(),
                "status", "ACTIVE",
                "price", "FREE",
                "topics", "ARRIVAL",
                "languages", "el"));
    }

    private void addHours(Map<String, String> more) {
        assertThat(post("/services/reception/offerings/new", hours("reception", more)))
                .hasStatus3xxRedirection();
    }

    private Map<String, String> hours(String slug, Map<String, String> more) {
        var fields = new java.util.HashMap<>(Map.of(
                "channel", "PLACE",
                "place", place.toString(),
                "phone", "+30 22610 99000",
                "booking", "NONE",
                "version", version(slug)));
        fields.putAll(more);
        return fields;
    }

    private String version(String slug) {
        return CurrentCity.in(
                city,
                () -> String.valueOf(services.findBySlug(slug).orElseThrow().version()));
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var request = web.post().uri("/" + city + "/en" + path).with(SignedIn.in(city, account));
        fields.forEach(request::param);
        if (!fields.containsKey("once")) {
            request.param("once", Ids.next().toString());
        }
        return request.exchange();
    }

    private Document read(String path) {
        return read(path, "en");
    }

    private Document read(String path, String lang) {
        var answer = web.get().uri("/" + city + "/" + lang + path).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private Document asEditor(String path) {
        var answer = web.get()
                .uri("/" + city + "/en" + path)
                .with(SignedIn.in(city, account))
                .exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static java.time.Instant at(String when) {
        return LocalDateTime.parse(when).atZone(ATHENS).toInstant();
    }
}
