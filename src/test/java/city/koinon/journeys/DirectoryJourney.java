package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.act.pathways.Sample;
import city.koinon.act.services.Confirmations;
import city.koinon.act.services.NewWording;
import city.koinon.act.services.Offering;
import city.koinon.act.services.Offerings;
import city.koinon.act.services.Place;
import city.koinon.act.services.Places;
import city.koinon.act.services.Service;
import city.koinon.act.services.Service.Part;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where to go, on a list and on a map; and scenario 8 of the information office: what nobody has made sure of for too long. */
class DirectoryJourney extends Journey {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String ADVICE = "ربما تغيرت الأوقات أو الأوراق.";
    private static final Pattern ADDRESS = Pattern.compile("<loc>https?://[^/]+([^<]*)</loc>");

    @Autowired
    ApplicationContext house;

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Accounts accounts;

    @Autowired
    Services services;

    @Autowired
    Offerings offerings;

    @Autowired
    Places places;

    @Autowired
    Confirmations confirmations;

    @Autowired
    MovableClock clock;

    private final String city = "dir-" + UUID.randomUUID().toString().substring(0, 6);
    private UUID account = new UUID(0, 0);

    @BeforeEach
    void aCityWithPlaces() {
        clock.moveTo(TODAY.atTime(10, 0).atZone(ATHENS).toInstant());
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia", "ar", "ليفاديا"), "en", "ar"));
        CurrentCity.run(city, () -> {
            account = accounts.open("vasilis@" + city + ".example", "Vasilis", "en");
            accounts.grant(account, Role.EDITOR, null);
            var editor = new Visitor(account, "Vasilis", Set.of(new Grant(Role.EDITOR, null)), true);
            var office = directory.addOffice(
                    new OfficeDraft(
                            Map.of("en", "Community Centre"), Level.CITY, null, "centre@levadia.example", false),
                    Visitors.COORDINATOR);
            var organisation = directory.addOrganisation(
                    new OrganisationDraft(
                            Map.of("en", "Community Centre"), Organisation.Kind.PUBLIC_BODY, Level.CITY, "", null),
                    Visitors.COORDINATOR);
            service(
                    "Reception",
                    "الاستقبال",
                    Topic.ARRIVAL,
                    organisation,
                    office,
                    place("Town Hall", "البلدية", 38.4361, 22.8750, editor),
                    editor);
            service(
                    "Surgery",
                    "العيادة",
                    Topic.HEALTH,
                    organisation,
                    null,
                    place("Hospital", "المستشفى", 38.4302, 22.8610, editor),
                    editor);
            Sample.published(house, "");
        });
    }

    @Test
    void placesAreLinksOnAMapThatAsksNobodyElse() throws IOException {
        var device = device();
        var asked = new ArrayList<String>();
        device.context().onRequest(request -> asked.add(request.url()));
        device.navigate(address("/" + city + "/en/services?topic=HEALTH"));
        assertThat(device.locator(".leaflet-container")).hasCount(0);
        assertThat(asked)
                .as("before anybody wants a map")
                .noneMatch(it -> it.contains("drawn") || it.contains("geojson"));
        device.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show on a map"))
                .press("Enter");
        assertThat(device.locator(".s-pin")).hasCount(1);
        assertThat(device.locator(".s-pin")).hasText("Hospital");
        device.navigate(address("/" + city + "/en/places"));
        device.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show on a map"))
                .click();
        assertThat(device.locator(".s-pin")).hasCount(2);
        assertThat(device.locator(".s-line").first()).isAttached();
        assertThat(device.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Map of the places")))
                .isVisible();
        assertThat(Barriers.on(device, "")).isEmpty();
        keepPicture(device, "map-en");
        var hall = device.locator(".leaflet-container")
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Town Hall"));
        hall.focus();
        hall.press("Enter");
        assertThat(device).hasURL(address("/" + city + "/en/places/town-hall"));

        var file = Path.of("data", "maps", city + ".pmtiles");
        Files.createDirectories(file.getParent());
        Files.write(file, TilesOfGround.file("Survey of <a href='https://survey.example'>Levadia</a>"));
        try {
            var phone = device(
                    new Browser.NewContextOptions().setViewportSize(320, 640).setLocale("ar"));
            phone.context().onRequest(request -> asked.add(request.url()));
            inTheDark(phone);
            phone.navigate(address("/" + city + "/ar/places"));
            phone.locator("[data-map-show]").click();
            assertThat(phone.locator(".s-pin")).hasCount(2);
            assertThat(phone.locator(".leaflet-control-attribution")).hasText("Survey of Levadia");
            assertThat(phone.locator(".leaflet-control-attribution a")).hasCount(0);
            // The land of the file, in the colour it has in the dark.
            phone.waitForFunction("""
                    () => [...document.querySelectorAll("canvas.leaflet-tile")].some((it) =>
                        String(it.getContext("2d").getImageData(99, 99, 1, 1).data) === "31,31,31,255")
                    """);
            assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 320"))
                    .isTrue();
            assertThat((Boolean) phone.evaluate("""
                    document.querySelector(".leaflet-control-zoom").getBoundingClientRect().left > 160"""))
                    .as("what begins stands on the right")
                    .isTrue();
            assertThat(Barriers.on(phone, "")).isEmpty();
            keepPicture(phone, "map-ar-dark");
        } finally {
            Files.delete(file);
        }
        everyPage(device);
        assertThat(asked).anyMatch(it -> it.contains("map.pmtiles"));
        assertThat(asked).as("what the browser asked for").allMatch(it -> it.startsWith(address("/")));
    }

    /** All the public ones this city has, as its own list of them says. */
    private void everyPage(Page device) {
        var list = device.context()
                .request()
                .get(address("/" + city + "/sitemap-en-1.xml"))
                .text();
        var pages = ADDRESS.matcher(list)
                .results()
                .map(it -> it.group(1))
                .filter(it -> it.startsWith("/" + city + "/en"))
                .toList();
        assertThat(pages)
                .contains("/" + city + "/en/services", "/" + city + "/en/places", "/" + city + "/en/guide")
                .anyMatch(it -> it.endsWith("/pathways/first-weeks"));
        pages.forEach(it -> device.navigate(address(it)));
    }

    @Test
    void whatNobodyHasMadeSureOfIsSaidToReadersAndOneWordIsEnoughForAllLanguages() {
        var reader = phone("en");
        reader.navigate(address("/" + city + "/en/services/reception"));
        assertThat(reader.locator("main")).containsText("Nobody has confirmed this since 23 October 2025");
        assertThat(reader.locator("main")).containsText("Call before you go.");
        reader.navigate(address("/" + city + "/ar/services/reception"));
        assertThat(reader.locator("main")).containsText(ADVICE);
        assertThat(assuredIn("en")).isEqualTo("2025-10-23");

        var editor = deviceOf(city, account);
        editor.navigate(address("/" + city + "/en/services/to-confirm"));
        editor.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reception"))
                .click();
        assertThat(editor.locator("main")).containsText("09:00–13:00");
        editor.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Still correct"))
                .click();
        assertThat(editor.locator("main")).containsText("Confirmed on 23 November 2026");
        editor.navigate(address("/" + city + "/en/services/to-confirm"));
        assertThat(editor.locator("main")).not().containsText("Reception");

        reader.navigate(address("/" + city + "/ar/services/reception"));
        assertThat(reader.locator("main")).not().containsText(ADVICE);
        assertThat(assuredIn("en")).isEqualTo("2026-11-23");
        assertThat(assuredIn("ar")).isEqualTo("2026-11-23");
    }

    private String assuredIn(String lang) {
        var page = device();
        var answer = page.context()
                .request()
                .get(address("/" + city + "/" + lang + "/hsds/services?search=reception"))
                .text();
        return answer.replaceAll("(?s).*\"assured_date\":\"([^\"]*)\".*", "$1");
    }

    private UUID place(String english, String arabic, double latitude, double longitude, Visitor editor) {
        return places.add(
                new Places.Draft(
                        null,
                        Place.Kind.OFFICE,
                        new Place.Point(latitude, longitude),
                        new Place.Address("Boufidou 7", "Levadia", "Central Greece", "32131", "GR"),
                        Set.of(),
                        Map.of(
                                Place.Part.NAME,
                                NewWording.whole(Written.of("en", Map.of("en", english, "ar", arabic))))),
                editor);
    }

    private void service(
            String english, String arabic, Topic topic, UUID organisation, UUID office, UUID place, Visitor editor) {
        var id = services.add(
                new Services.Draft(
                        null,
                        organisation,
                        office,
                        Map.of(Part.NAME, NewWording.whole(Written.of("en", Map.of("en", english, "ar", arabic)))),
                        null,
                        null,
                        Service.Status.ACTIVE,
                        Set.of(topic),
                        Set.of("ar"),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null),
                editor);
        offerings.keep(
                id,
                List.of(new Offering(
                        Ids.next(),
                        id,
                        Offering.Channel.PLACE,
                        place,
                        new Hours(
                                Map.of(
                                        DayOfWeek.MONDAY,
                                        Hours.parse("09:00-13:00").orElseThrow()),
                                List.of(),
                                null,
                                Map.of()),
                        "+30 22610 99000",
                        null,
                        Offering.Booking.NONE,
                        null)),
                editor);
        confirmations.confirmedElsewhere(id, TODAY.minusMonths(13), editor);
    }
}
