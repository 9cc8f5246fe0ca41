package city.koinon.act.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.act.hsds.Finding.Reason;
import city.koinon.act.hsds.Report.Outcome;
import city.koinon.act.services.Confirmations;
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
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.directory.OrganisationDraft;
import city.koinon.platform.hours.Hours;
import city.koinon.platform.hours.Hours.Special;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.municipality.NewCity;
import city.koinon.platform.texts.Origin;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What we give validates against the official schemas, and what they give as examples goes in and comes out again. */
@CityTest
class HsdsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger CITIES = new AtomicInteger();
    private static final String COUNSELLING = "ac148810-d857-441c-9679-408f346de14b";

    /** The official schemas and examples, which are not ours to pass on, beside the repository. */
    private static final Path SHARED = Path.of(
                    System.getProperty("koinon.shared", System.getenv().getOrDefault("KOINON_SHARED", "../shared")))
            .resolve("data/hsds");

    @Autowired
    MockMvcTester web;

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
    Confirmations confirmations;

    @Autowired
    Texts texts;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Importer importer;

    @Autowired
    MovableClock clock;

    private String city = "";
    private Visitor editor = Visitor.NOBODY;

    @BeforeEach
    void foundACity() {
        city = found();
    }

    private String found() {
        var slug = "hsds-" + CITIES.incrementAndGet();
        municipality.create(new NewCity(
                slug,
                Map.of("en", "Hsdsville"),
                "GR",
                "Central Greece",
                ZoneId.of("Europe/Athens"),
                List.of("el", "en", "ar"),
                "#0b5f5a"));
        CurrentCity.run(slug, () -> editor = Visitors.editor(accounts, "Eleni Editor"));
        return slug;
    }

    // What we give

    @Test
    void everyPathValidatesInEveryLanguageAndHoldsNoFieldNobodyKnows() {
        assumeTrue(Files.isDirectory(SHARED.resolve("schema")), "the official schemas lie in " + SHARED);
        var ids = CurrentCity.in(city, this::enter);

        for (var lang : List.of("el", "en", "ar")) {
            list(lang, "/services", "compiled/service_list.json");
            list(lang, "/services?full=true", "service.json");
            list(lang, "/organizations", "compiled/organization_list.json");
            list(lang, "/organizations?full=true", "organization.json");
            list(lang, "/service_at_locations", "compiled/service_at_location_list.json");
            list(lang, "/service_at_locations?full=true", "service_at_location.json");
            list(lang, "/taxonomies", "taxonomy.json");
            list(lang, "/taxonomy_terms", "taxonomy_term.json");
            ids.forEach(id -> valid(get(lang, "/services/" + id), "service.json"));
            get(lang, "/organizations")
                    .path("contents")
                    .forEach(it ->
                            valid(get(lang, "/organizations/" + it.path("id").asText()), "organization.json"));
            get(lang, "/service_at_locations")
                    .path("contents")
                    .forEach(it -> valid(
                            get(lang, "/service_at_locations/" + it.path("id").asText()), "service_at_location.json"));
            valid(get(lang, "/taxonomies/" + Derived.TAXONOMY), "taxonomy.json");
            valid(get(lang, "/taxonomy_terms/" + Derived.topic(Topic.HEALTH)), "taxonomy_term.json");
            assertThat(get(lang, "").path("version").asText()).isEqualTo("3.1");
            assertThat(get(lang, "").path("profile").asText()).startsWith("http");
        }
    }

    @Test
    void everyPathHoldsWhatHasToBeThereAndNothingNobodyKnowsAlsoWhereTheSchemasAreNot() {
        var ids = CurrentCity.in(city, this::enter);

        for (var lang : List.of("el", "en", "ar")) {
            for (var path : Map.of(
                            "/services", "service",
                            "/organizations", "organization",
                            "/service_at_locations", "service_at_location",
                            "/taxonomies", "taxonomy",
                            "/taxonomy_terms", "taxonomy_term")
                    .entrySet()) {
                var brief = get(lang, path.getKey()).path("contents");
                assertThat(brief).as(path.getKey()).isNotEmpty();
                brief.forEach(it -> {
                    whole(it, path.getValue());
                    assertThat(it).as("lists hold what is one to one").noneMatch(JsonNode::isArray);
                });
                get(lang, path.getKey() + "?full=true").path("contents").forEach(it -> whole(it, path.getValue()));
            }
            ids.forEach(id -> whole(get(lang, "/services/" + id), "service"));
        }
    }

    /** Every member has its kind, what has to be there is there, and nobody made one up. */
    private static void whole(JsonNode value, String type) {
        var wrong = new ArrayList<Finding>();
        Shape.look(new tools.jackson.databind.json.JsonMapper().readTree(value.toString()), type, "", wrong::add);
        wrong.removeIf(it -> it.reason() == Reason.NOT_KEPT);
        assertThat(wrong).as(value.toString()).isEmpty();
    }

    @Test
    void whatIsMissingMadeUpOrOfAnotherKindWouldBeNoticed() {
        var good = "{\"id\":\"%s\",\"name\":\"x\",\"status\":\"active\"%s}";
        whole(tree(good.formatted(COUNSELLING, "")), "service");
        for (var more : List.of(
                ",\"speciality\":1",
                ",\"email\":\"nobody\"",
                ",\"url\":\"here\"",
                ",\"last_modified\":\"yesterday\"",
                ",\"phones\":[{\"number\":\"1\"}]",
                ",\"organization\":{\"id\":\"7\"}")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> whole(tree(good.formatted(COUNSELLING, more)), "service"))
                    .as(more)
                    .isInstanceOf(AssertionError.class);
        }
    }

    /** So that the table of members can stand for the schemas where those are not at hand. */
    @Test
    void theTableOfMembersIsThatOfTheOfficialSchemas() {
        assumeTrue(Files.isDirectory(SHARED.resolve("schema")), "the official schemas lie in " + SHARED);
        Shape.objects().forEach((type, members) -> {
            var schema = tree(read(SHARED.resolve("schema").resolve(type + ".json")));
            var properties = schema.path("properties");
            var known = names(properties.fieldNames());
            if (type.equals("service_at_location")) {
                // In lists of them only.
                known.add("service");
            }
            assertThat(members.keySet()).as(type).isEqualTo(known);
            assertThat(members.entrySet().stream()
                            .filter(it -> it.getValue().needed())
                            .map(Map.Entry::getKey)
                            .collect(java.util.stream.Collectors.toSet()))
                    .as(type)
                    .isEqualTo(StreamSupport.stream(schema.path("required").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(java.util.stream.Collectors.toSet()));
            members.forEach((name, member) -> {
                var property = properties.path(name);
                assertThat(member.many())
                        .as(type + "." + name)
                        .isEqualTo(property.path("type").asText().equals("array"));
                for (var format : List.of("uuid", "email", "uri")) {
                    if (property.path("format").asText().equals(format)) {
                        assertThat(member.kind()).as(type + "." + name).isEqualTo(format);
                    }
                }
                if (property.path("type").asText().equals("number")) {
                    assertThat(member.kind()).as(type + "." + name).isEqualTo("number");
                }
            });
        });
    }

    private static Set<String> names(java.util.Iterator<String> names) {
        var set = new TreeSet<String>();
        names.forEachRemaining(set::add);
        return set;
    }

    @Test
    void theSchemasWouldNoticeABadMail() throws IOException {
        assumeTrue(Files.isDirectory(SHARED.resolve("schema")), "the official schemas lie in " + SHARED);
        var bad = JSON.readTree(
                "{\"id\":\"not-an-id\",\"name\":\"x\",\"status\":\"open\",\"email\":\"nobody\",\"speciality\":1}");

        assertThat(schema("service.json").validate(bad)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(unknown(bad, "service.json", "")).containsExactly("speciality");
    }

    @Test
    void saysInEachLanguageWhatIsSaidInItAndElseTheOriginal() {
        var id = CurrentCity.in(city, this::enter).getFirst();

        assertThat(get("el", "/services/" + id).path("name").asText()).isEqualTo("Ιατρείο");
        assertThat(get("en", "/services/" + id).path("name").asText()).isEqualTo("Surgery");
        assertThat(get("ar", "/services/" + id).path("name").asText())
                .as("only a machine has translated it")
                .isEqualTo("Ιατρείο");
        var answer = web.get().uri("/" + city + "/en/hsds/services/" + id).exchange();
        assertThat(answer.getResponse().getHeader("Content-Language")).isEqualTo("en");
        assertThat(answer.getResponse().getHeader("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void mapsWhatWeKeep() {
        var ids = CurrentCity.in(city, this::enter);
        var service = get("en", "/services/" + ids.getFirst());

        assertThat(service.path("status").asText()).isEqualTo("temporarily closed");
        assertThat(get("en", "/services/" + ids.get(1)).path("status").asText()).isEqualTo("active");
        assertThat(get("en", "/services/" + ids.get(2)).path("status").asText()).isEqualTo("defunct");
        assertThat(service.path("assured_date").asText()).isEqualTo("2026-03-01");
        assertThat(service.has("metadata")).isFalse();
        assertThat(service.at("/attributes/0/taxonomy_term/code").asText()).isEqualTo("HEALTH");
        assertThat(service.at("/languages").findValuesAsText("code")).containsExactlyInAnyOrder("el", "ar");
        assertThat(service.at("/cost_options/0/amount").asText()).isEqualTo("12.5");
        assertThat(service.at("/capacities/0/available").asInt()).isEqualTo(3);
        var rows = service.at("/service_at_locations/0/schedules");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).path("byday").asText()).isEqualTo("MO,TU");
        assertThat(rows.get(0).path("freq").asText()).isEqualTo("WEEKLY");
        assertThat(rows.get(0).path("opens_at").asText()).isEqualTo("09:00");
        assertThat(rows.get(0).path("closes_at").asText()).isEqualTo("13:00");
        assertThat(rows.get(1).path("byday").asText()).isEqualTo("FR");
        assertThat(rows.get(1).path("closes_at").asText()).as("over midnight").isEqualTo("02:00");
        assertThat(rows.get(2).path("valid_from").asText()).isEqualTo("2026-08-15");
        assertThat(rows.get(2).has("opens_at")).as("closed then").isFalse();
        assertThat(service.at("/service_at_locations/0/location/addresses/0/country")
                        .asText())
                .isEqualTo("GR");
        assertThat(service.at("/service_at_locations/1/location/location_type").asText())
                .isEqualTo("virtual");
    }

    @Test
    void filtersAreAllToBeMet() {
        CurrentCity.run(city, this::enter);
        var health = Derived.topic(Topic.HEALTH);
        var organisation = get("en", "/organizations").at("/contents/0/id").asText();

        assertThat(total("/services")).isEqualTo(3);
        assertThat(total("/services?taxonomy_term_id=" + health)).isEqualTo(1);
        assertThat(total("/services?taxonomy_id=" + Derived.TAXONOMY)).isEqualTo(2);
        assertThat(total("/services?organization_id=" + organisation)).isEqualTo(3);
        assertThat(total("/services?search=SURGERY")).isEqualTo(1);
        assertThat(total("/services?search=ιατρειο"))
                .as("without accents, in another language")
                .isEqualTo(1);
        assertThat(total("/services?search=surgery&taxonomy_term_id=" + Derived.topic(Topic.WORK)))
                .isZero();
        assertThat(total("/service_at_locations?postcode=32131")).isEqualTo(1);
        assertThat(total("/service_at_locations?postcode=32131&proximity=100")).isEqualTo(1);
        assertThat(total("/service_at_locations?postcode=99999&proximity=100")).isZero();
        assertThat(total("/taxonomy_terms?parent_id=" + health)).isZero();
        assertThat(total("/taxonomy_terms?top_only=true")).isEqualTo(Topic.values().length);
        var empty = get("en", "/services?search=nothing-like-this");
        assertThat(empty.path("empty").asBoolean()).isTrue();
        assertThat(empty.path("contents")).isEmpty();
        assertThat(get("en", "/services?minimal=true").at("/contents/0").size()).isEqualTo(2);
    }

    @Test
    void modifiedAfterIsExact() {
        CurrentCity.run(city, this::enter);
        var modified = Instant.parse(
                get("en", "/services").at("/contents/1/last_modified").asText());

        assertThat(ids("/services?modified_after=" + modified))
                .contains(get("en", "/services").at("/contents/1/id").asText());
        assertThat(ids("/services?modified_after=" + modified.plusMillis(1)))
                .doesNotContain(get("en", "/services").at("/contents/1/id").asText());
        assertThat(total("/services?modified_after=2199-01-01")).isZero();
        assertThat(status("/services?modified_after=32-13-2020")).isEqualTo(400);
    }

    @Test
    void aTranslationModifiesAServiceInItsOwnLanguageAndInNoOther() {
        var surgery = CurrentCity.in(city, this::enter).getFirst();
        var before =
                Map.of("el", modified("el", surgery), "en", modified("en", surgery), "ar", modified("ar", surgery));
        clock.offset(clock.offset().plus(Duration.ofHours(1)));
        CurrentCity.run(
                city,
                () -> texts.render(services.get(surgery).name(), "en", "Doctor’s surgery", Origin.COMMUNITY, "Nour"));

        var now = modified("en", surgery);
        assertThat(now).isAfter(before.get("en"));
        assertThat(modified("el", surgery)).isEqualTo(before.get("el"));
        assertThat(modified("ar", surgery)).isEqualTo(before.get("ar"));
        var found = get("en", "/services?modified_after=" + now).path("contents");
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/id").asText()).isEqualTo(surgery.toString());
        assertThat(total("/services?modified_after=" + now.plusMillis(1))).isZero();
        assertThat(get("ar", "/services?modified_after=" + now).path("empty").asBoolean())
                .isTrue();
        assertThat(get("en", "/services?minimal=true").path("contents").findValuesAsText("modified_date"))
                .contains(now.toString());

        clock.offset(clock.offset().plus(Duration.ofHours(1)));
        CurrentCity.run(city, () -> texts.reviewed(services.get(surgery).name(), "ar", "Nour"));
        assertThat(modified("ar", surgery))
                .as("it was the original, now it is what a machine said")
                .isAfter(now);
        assertThat(modified("en", surgery)).isEqualTo(now);

        clock.offset(clock.offset().plus(Duration.ofHours(1)));
        CurrentCity.run(city, () -> {
            var at = offerings.ofService(surgery).getFirst().place();
            texts.render(places.get(at).name(), "ar", "المبنى أ", Origin.HUMAN, null);
        });
        assertThat(modified("ar", surgery)).as("of its place").isAfter(now.plusSeconds(3600));
        assertThat(modified("en", surgery)).isEqualTo(now);
    }

    /** What a service embeds of others: their names, where they are found, and the mailbox of the office that answers for it. */
    @Test
    void aRenamedOrganisationAMovedPlaceAndAnotherMailboxModifyTheirServicesAndNoOthers() {
        var all = CurrentCity.in(city, this::enter);
        var surgery = all.getFirst();
        var work = all.get(1);
        var coordinator = new Visitor(editor.accountId(), "Eleni", Set.of(new Grant(Role.COORDINATOR, null)), true);
        var office = CurrentCity.in(
                city,
                () -> directory.addOffice(
                        new OfficeDraft(Map.of("en", "Health"), Level.CITY, null, "health@city.example", false),
                        coordinator));
        CurrentCity.run(
                city,
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("update services.service set office = :office where id = :id")
                                .param("office", office)
                                .param("id", surgery)
                                .update()));

        anHourLater();
        CurrentCity.run(
                city,
                () -> directory.changeOffice(
                        office,
                        new OfficeDraft(Map.of("en", "Health"), Level.CITY, null, "doctor@city.example", false),
                        1,
                        coordinator));
        assertThat(get("en", "/services/" + surgery).path("assurer_email").asText())
                .isEqualTo("doctor@city.example");
        var mailbox = modified("en", surgery);
        assertThat(mailbox).isAfter(clock.instant().minusSeconds(600));
        assertThat(modified("en", work)).isBefore(clock.instant().minusSeconds(600));

        anHourLater();
        var place = CurrentCity.in(
                city, () -> places.get(offerings.ofService(surgery).getFirst().place()));
        CurrentCity.run(
                city,
                () -> places.keep(
                        place.id(),
                        new Places.Draft(
                                null,
                                place.kind(),
                                new Place.Point(38.4, 22.8),
                                place.address(),
                                place.features(),
                                NewWording.unchanged(),
                                NewWording.unchanged(),
                                NewWording.unchanged(),
                                NewWording.unchanged()),
                        place.version(),
                        editor));
        assertThat(modified("en", surgery)).isAfter(mailbox);
        assertThat(modified("en", work)).isBefore(mailbox);

        anHourLater();
        var organisation = CurrentCity.in(
                city,
                () -> directory
                        .findOrganisation(services.get(surgery).organisation())
                        .orElseThrow());
        var moved = modified("el", surgery);
        CurrentCity.run(
                city,
                () -> directory.changeOrganisation(
                        organisation.id(), named("Health"), organisation.version(), coordinator));
        assertThat(modified("el", surgery)).isAfter(moved);
        assertThat(modified("en", work)).isAfter(moved);
        assertThat(get("en", "/services?modified_after=" + modified("en", work)).path("contents"))
                .hasSize(all.size());

        anHourLater();
        CurrentCity.run(
                city,
                () -> directory.changeOrganisation(
                        organisation.id(), named("Health"), organisation.version() + 1, coordinator));
        assertThat(total("/services?modified_after=" + clock.instant().minusSeconds(600)))
                .as("saved, but nothing about it has changed")
                .isZero();
    }

    private void anHourLater() {
        clock.offset(clock.offset().plus(Duration.ofHours(1)));
    }

    private static OrganisationDraft named(String name) {
        return new OrganisationDraft(
                Map.of("en", name), Organisation.Kind.PUBLIC_BODY, Level.CITY, "", "https://health.example.org");
    }

    private Instant modified(String lang, UUID id) {
        return Instant.parse(get(lang, "/services/" + id).path("last_modified").asText());
    }

    /** Both are read from outside: the page as its reader does, the rows as the standard says. */
    @Test
    void thePageSaysTheSameHoursAsTheRows() {
        var surgery = CurrentCity.in(city, this::enter).getFirst();
        CurrentCity.run(city, () -> {
            var all = new ArrayList<>(offerings.ofService(surgery));
            var hours = all.getFirst().hours();
            all.set(
                    0,
                    all.getFirst()
                            .with(new Hours(
                                    hours.weekly(),
                                    List.of(
                                            new Hours.Season(
                                                    null,
                                                    LocalDate.parse("2026-06-30"),
                                                    Map.of(DayOfWeek.MONDAY, intervals("17:00-19:00"))),
                                            new Hours.Season(
                                                    LocalDate.parse("2026-07-01"),
                                                    null,
                                                    Map.of(DayOfWeek.THURSDAY, intervals("10:00-12:00")))),
                                    hours.exceptions(),
                                    null,
                                    hours.note())));
            offerings.keep(surgery, all, editor);
        });
        var rows = get("en", "/services/" + surgery).at("/service_at_locations/0/schedules");
        var path = CurrentCity.in(city, () -> services.get(surgery).path());
        for (var day : List.of("2026-06-22", "2026-06-30", "2026-07-02", "2026-08-14")) {
            clock.moveTo(LocalDate.parse(day)
                    .atTime(8, 0)
                    .atZone(ZoneId.of("Europe/Athens"))
                    .toInstant());
            var page = Jsoup.parse(body(web.get().uri("/" + city + "/en" + path).exchange()));
            var table = page.select(".k-hours").first();
            for (var at : DayOfWeek.values()) {
                var shown = table.select("tbody tr")
                        .get(at.getValue() - 1)
                        .select("td")
                        .text();
                var said = usual(rows, LocalDate.parse(day), at);
                assertThat(shown).as(day + " " + at).isEqualTo(said.isEmpty() ? "closed" : said);
            }
            assertThat(page.select("main").text())
                    .as("a day that is different")
                    .contains("15 August 2026: closed – Feast");
        }
        assertThat(rows.findValuesAsText("valid_from")).contains("2026-08-15", "2026-07-01");
    }

    /** What the rows without an end on both sides say of a weekday in the week around a day. */
    private static String usual(JsonNode rows, LocalDate day, DayOfWeek at) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(it -> !(it.has("valid_from") && it.has("valid_to")))
                .filter(it -> !it.has("valid_from")
                        || !day.isBefore(LocalDate.parse(it.path("valid_from").asText())))
                .filter(it -> !it.has("valid_to")
                        || !day.isAfter(LocalDate.parse(it.path("valid_to").asText())))
                .filter(it -> List.of(it.path("byday").asText().split(","))
                        .contains(at.name().substring(0, 2)))
                .map(it -> it.path("opens_at").asText() + "–"
                        + it.path("closes_at").asText())
                .sorted()
                .collect(java.util.stream.Collectors.joining(", "));
    }

    @Test
    void pagesAreMovedToTheNearestAndNonsenseIsAnsweredWithHelp() {
        CurrentCity.run(city, this::enter);
        var first = get("en", "/services?page=-1&per_page=1");
        assertThat(first.path("page_number").asInt()).isEqualTo(1);
        assertThat(first.path("total_pages").asInt()).isEqualTo(3);
        assertThat(first.path("first_page").asBoolean()).isTrue();
        assertThat(first.path("last_page").asBoolean()).isFalse();
        assertThat(get("en", "/services?per_page=100000").path("contents")).hasSize(3);
        var beyond = get("en", "/services?page=999999999999&per_page=1");
        assertThat(beyond.path("empty").asBoolean()).isTrue();
        assertThat(beyond.path("last_page").asBoolean()).isTrue();
        for (var wrong : List.of(
                "page=two",
                "per_page=%27",
                "format=xml",
                "full=perhaps",
                "taxonomy_id=7",
                "proximity=5",
                "modified_after=soon")) {
            assertThat(status("/services?" + wrong)).as(wrong).isEqualTo(400);
            assertThat(parsed(web.get()
                                    .uri("/" + city + "/en/hsds/services?" + wrong)
                                    .exchange())
                            .path("parameter")
                            .asText())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(status("/services/" + UUID.randomUUID())).isEqualTo(404);
        assertThat(status("/services/nothing")).isEqualTo(404);
    }

    @Test
    void givesEverythingAsLines() {
        var ids = CurrentCity.in(city, this::enter);
        var answer = web.get()
                .uri("/" + city + "/en/hsds/services?format=ndjson&full=true")
                .exchange();

        assertThat(answer.getResponse().getContentType()).startsWith("application/x-ndjson");
        assertThat(body(answer)
                        .lines()
                        .map(HsdsTest::tree)
                        .map(it -> it.path("id").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(UUID::toString).toList());
    }

    /** A page of a list is remembered for whoever asks next for the same, lines are not; both say what is so now. */
    @Test
    void whatIsRememberedOfAListSaysWhatTheLinesSay() {
        var surgery = CurrentCity.in(city, this::enter).getFirst();
        for (var change : List.of("Doctor’s surgery", "Doctors’ surgery")) {
            CurrentCity.run(city, () -> texts.render(services.get(surgery).name(), "en", change, Origin.HUMAN, "Nour"));
            for (var lang : List.of("en", "el", "en", "ar")) {
                var lines = "[" + String.join(",", lines(lang).lines().toList()) + "]";
                assertThat(get(lang, "/services?full=true&per_page=100").path("contents"))
                        .as(lang)
                        .isEqualTo(tree(lines));
                assertThat(get(lang, "/services?per_page=100")
                                .path("contents")
                                .findValuesAsText("service_at_locations"))
                        .isEmpty();
            }
            assertThat(get("en", "/services?full=true&per_page=100").toString()).contains(change);
        }
    }

    // What we take

    @Test
    void aDumpOfOursMakesTheSameDirectoryElsewhereAndBroughtAgainChangesNothing() {
        CurrentCity.run(city, this::enter);
        var from = city;
        var greek = lines("el");
        var english = lines("en");
        var to = found();

        CurrentCity.run(to, () -> {
            assertThat(refusals(importer.bring(greek, "el", editor))).isEmpty();
            var report = importer.bring(english, "en", editor);
            assertThat(report.count(Outcome.CHANGED))
                    .as("the surgery has English words")
                    .isEqualTo(1);
            assertThat(report.count(Outcome.SAME))
                    .as("the others were English before")
                    .isEqualTo(2);
        });
        city = to;
        assertThat(unmodified(lines("el"))).isEqualTo(unmodified(greek));
        assertThat(unmodified(lines("en"))).isEqualTo(unmodified(english));
        CurrentCity.run(to, () -> importer.bring(english, "en", editor));
        assertThat(unmodified(lines("en"))).isEqualTo(unmodified(english));
        city = from;
        assertThat(unmodified(lines("en"))).isEqualTo(unmodified(english));
    }

    @Test
    void theOfficialFullServiceComesOutAsItWentInWhereWeKeepIt() {
        var in = example("service_full.json");
        var report = CurrentCity.in(city, () -> importer.bring(in.toString(), "en", editor));

        assertThat(report.count(Outcome.ENTERED)).as(report.toString()).isEqualTo(1);
        var out = get("en", "/services/" + COUNSELLING);
        for (var field : List.of(
                "id",
                "name",
                "description",
                "url",
                "email",
                "status",
                "interpretation_services",
                "application_process",
                "fees_description",
                "eligibility_description",
                "minimum_age",
                "maximum_age",
                "assured_date",
                "assurer_email",
                "alert")) {
            assertThat(out.path(field)).as(field).isEqualTo(in.path(field));
        }
        for (var field : List.of("id", "name", "description", "email", "website")) {
            assertThat(out.path("organization").path(field))
                    .as(field)
                    .isEqualTo(in.path("organization").path(field));
        }
        for (var path : List.of(
                "/phones/0/number",
                "/languages/0/code",
                "/cost_options/0/amount",
                "/required_documents/0/id",
                "/required_documents/0/document",
                "/capacities/0/available",
                "/capacities/0/maximum",
                "/service_at_locations/0/id",
                "/service_at_locations/0/description",
                "/service_at_locations/0/phones/0/number",
                "/service_at_locations/0/schedules/0/valid_from",
                "/service_at_locations/0/schedules/0/valid_to",
                "/service_at_locations/0/schedules/0/byday",
                "/service_at_locations/0/schedules/0/freq",
                "/service_at_locations/0/schedules/0/notes",
                "/service_at_locations/0/location/id",
                "/service_at_locations/0/location/location_type",
                "/service_at_locations/0/location/name",
                "/service_at_locations/0/location/description",
                "/service_at_locations/0/location/transportation",
                "/service_at_locations/0/location/addresses/0/city",
                "/service_at_locations/0/location/addresses/0/state_province",
                "/service_at_locations/0/location/addresses/0/postal_code",
                "/service_at_locations/0/location/addresses/0/country")) {
            assertThat(out.at(path).isMissingNode()).as(path).isFalse();
            assertThat(out.at(path)).as(path).isEqualTo(in.at(path));
        }
        assertThat(out.at("/cost_options/0/currency").asText())
                .isEqualToIgnoringCase(in.at("/cost_options/0/currency").asText());
        assertThat(out.at("/service_at_locations/0/schedules/0/opens_at").asText())
                .isEqualTo("10:00");
        assertThat(out.at("/service_at_locations/0/schedules/0/closes_at").asText())
                .isEqualTo("18:00");
        assertThat(out.at("/service_at_locations/0/location/addresses/0/address_1")
                        .asText())
                .isEqualTo("1-30 Main Street, MyVillage");
        assertThat(out.at("/service_at_locations/0/location/accessibility/0/description")
                        .asText())
                .contains("induction loops", "T-coil");
        assertThat(out.at("/service_at_locations/0/location/latitude").isMissingNode())
                .as("100 degrees north is nowhere")
                .isTrue();
        assertThat(out.toString()).as("nobody's name").doesNotContain("Ann Persona");
        valid(out, "service.json");
        var notes = report.rows().getFirst().findings();
        assertThat(notes)
                .extracting(Finding::reason)
                .contains(Reason.NOT_KEPT, Reason.NOT_ON_EARTH, Reason.UNKNOWN_TOPIC);
        assertThat(notes).noneMatch(it -> it.reason().refuses());
    }

    @Test
    void everyOfficialExampleIsTakenOrSaysThatThereIsNothingToTake() throws IOException {
        assumeTrue(Files.isDirectory(SHARED.resolve("examples")), "the official examples lie in " + SHARED);
        try (var files = Files.list(SHARED.resolve("examples"))) {
            for (var file :
                    files.filter(it -> !it.endsWith("tabular.json")).sorted().toList()) {
                var here = found();
                var report = CurrentCity.in(here, () -> importer.bring(read(file), "en", editor));
                var nothing = file.getFileName().toString().matches("base.*|taxonomy.*");

                assertThat(report.rows())
                        .as(file.toString())
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(it.outcome())
                                .as(file + " " + it)
                                .isIn(nothing ? List.of(Outcome.NOTHING) : List.of(Outcome.ENTERED, Outcome.CHANGED)));
                city = here;
                if (file.getFileName().toString().startsWith("organization")) {
                    var out = get("en", "/organizations").at("/contents/0");
                    var in = tree(read(file));
                    assertThat(out.path("name"))
                            .isEqualTo((in.has("contents") ? in.at("/contents/0") : in).path("name"));
                }
                if (file.getFileName().toString().startsWith("service_at_location")) {
                    assertThat(total("/service_at_locations")).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void thePageOfTheUnitedKingdomGoesInAndComesOut() {
        var file = SHARED.resolve("oruk/service_list.json");
        assumeTrue(Files.exists(file), "the page lies in " + SHARED);
        var in = tree(read(file));
        var report = CurrentCity.in(city, () -> importer.bring(in.toString(), "en", editor));

        assertThat(report.rows()).hasSize(in.path("contents").size());
        assertThat(report.count(Outcome.REFUSED)).as("%s", report.told(3)).isZero();
        var sent = new HashMap<String, JsonNode>();
        in.path("contents").forEach(it -> {
            // What a row does not mention stays as an earlier one said it.
            var known = sent.computeIfAbsent(it.path("id").asText(), id -> JSON.createObjectNode());
            it.fields().forEachRemaining(member -> {
                if (!member.getValue().isNull()) {
                    ((ObjectNode) known).set(member.getKey(), member.getValue());
                } else {
                    ((ObjectNode) known).remove(member.getKey());
                }
            });
        });
        assertThat(total("/services")).isEqualTo(sent.size());
        sent.forEach((id, said) -> {
            var out = get("en", "/services/" + id);
            for (var field : List.of(
                    "name",
                    "description",
                    "url",
                    "email",
                    "status",
                    "minimum_age",
                    "maximum_age",
                    "assured_date",
                    "alert")) {
                assertThat(out.path(field)).as(field).isEqualTo(said.path(field));
            }
            assertThat(out.at("/organization/name")).isEqualTo(said.at("/organization/name"));
        });
    }

    @Test
    void whatIsBrokenIsRefusedWithRowAndReasonAndTheRestIsTaken() {
        var good = "{\"id\":\"%s\",\"name\":\"Good\",\"status\":\"active\",\"organization\":%s}";
        var organisation =
                "{\"id\":\"d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\",\"name\":\"Org\",\"description\":\"Does\"}";
        var rows = new ArrayList<String>();
        rows.add(good.formatted(COUNSELLING, organisation));
        rows.add("{\"id\":\"" + Ids.next() + "\",\"status\":\"active\",\"organization\":" + organisation + "}");
        rows.add(broken("email", "\"nobody\"", organisation));
        rows.add(broken("minimum_age", "\"twelve\"", organisation));
        rows.add(broken("assured_date", "\"32-13-2020\"", organisation));
        rows.add(broken("status", "\"open\"", organisation));
        rows.add(broken("url", "\"javascript:alert(1)\"", organisation));
        rows.add(broken("minimum_age", "30,\"maximum_age\":20", organisation));
        rows.add(broken(
                "service_at_locations",
                "[{\"id\":\"" + Ids.next() + "\",\"schedules\":[{\"id\":\"" + Ids.next()
                        + "\",\"opens_at\":\"25:99\",\"closes_at\":\"26:00\"}]}]",
                organisation));
        rows.add("{\"id\":\"" + Ids.next() + "\",\"name\":\"Nobody’s\",\"status\":\"active\"}");
        rows.add("{\"id\":\"" + Ids.next() + "\",\"name\":\"Theirs\",\"status\":\"active\",\"organization_id\":\""
                + Ids.next() + "\"}");
        rows.add("{\"id\":\"7\",\"name\":\"Seven\",\"status\":\"active\",\"organization\":" + organisation + "}");
        rows.add("17");
        rows.add(broken("speciality", "\"eyes\"", organisation));

        var report = CurrentCity.in(city, () -> importer.bring("[" + String.join(",", rows) + "]", "en", editor));

        assertThat(report.rows()).hasSize(rows.size());
        assertThat(refusals(report))
                .containsExactly(
                        "2 MISSING name",
                        "3 BAD_MAIL email",
                        "4 WRONG_KIND minimum_age",
                        "5 BAD_DATE assured_date",
                        "6 BAD_CHOICE status",
                        "7 BAD_LINK url",
                        "8 AGES minimum_age",
                        "9 BAD_TIME service_at_locations[0].schedules[0].closes_at",
                        "9 BAD_TIME service_at_locations[0].schedules[0].opens_at",
                        "10 NO_ORGANISATION organization",
                        "11 UNKNOWN_ORGANISATION organization_id",
                        "12 BAD_ID id",
                        "13 WRONG_KIND ");
        assertThat(report.rows().getLast().outcome())
                .as("an unknown field is only mentioned")
                .isEqualTo(Outcome.ENTERED);
        assertThat(report.rows().getLast().findings())
                .extracting(Finding::reason)
                .contains(Reason.UNKNOWN_FIELD);
        assertThat(total("/services")).as("nothing of a refused row stays").isEqualTo(2);
    }

    @Test
    void whatIsNoJsonIsTakenUpToWhereItBreaks() {
        var lines =
                "{\"id\":\"d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610\",\"name\":\"Org\",\"description\":\"Does\"}\n{\"id\": nonsense}\n";

        var report = CurrentCity.in(city, () -> importer.bring(lines, "en", editor));

        assertThat(report.rows()).extracting(Report.Row::outcome).containsExactly(Outcome.ENTERED, Outcome.REFUSED);
        assertThat(report.rows().getLast().findings().getFirst().value()).startsWith("2:");
    }

    // The small world

    private List<UUID> enter() {
        var organisation = Ids.next();
        providers.keep(
                organisation,
                new Providers.Draft(
                        Map.of("el", "Κέντρο Υγείας", "en", "Health Centre"),
                        Organisation.Kind.PUBLIC_BODY,
                        Level.CITY,
                        "https://health.example.org",
                        NewWording.whole(Written.of("el", Map.of("el", "Φροντίζει", "en", "Takes care"))),
                        "+30 22610 11111",
                        "health@example.org"),
                null,
                editor);
        var place = places.add(
                new Places.Draft(
                        null,
                        Place.Kind.HOSPITAL,
                        new Place.Point(38.4361, 22.875),
                        new Place.Address("Μπουφίδου 7", "Λιβαδειά", "Στερεά Ελλάδα", "321 31", "GR"),
                        Set.of(Place.Feature.STEP_FREE, Place.Feature.LIFT),
                        NewWording.whole(Written.of("el", Map.of("el", "Κτίριο Α", "en", "Building A"))),
                        NewWording.whole((Written) null),
                        NewWording.whole(Written.of("el", Map.of("el", "Με το λεωφορείο", "en", "By bus"))),
                        NewWording.whole(
                                Written.of("el", Map.of("el", "Χτυπήστε στο πλάι", "en", "Knock at the side")))),
                editor);
        var surgery = services.add(
                draft(
                        organisation,
                        Map.of(
                                Part.NAME, NewWording.whole(Written.of("el", Map.of("el", "Ιατρείο", "en", "Surgery"))),
                                Part.ABOUT,
                                        NewWording.whole(
                                                Written.of("el", Map.of("el", "Γιατρός", "en", "A doctor & <more>"))),
                                Part.ALERT, NewWording.whole(Written.of("el", "Μόνο στα ελληνικά"))),
                        Service.Status.PAUSED,
                        Set.of(Topic.HEALTH, Topic.FAMILY),
                        new Service.Price(new BigDecimal("12.50"), "EUR"),
                        new Service.Capacity(3, 10, Instant.parse("2026-03-01T10:00:00Z"))),
                editor);
        texts.render(services.get(surgery).name(), "ar", "عيادة", Origin.MACHINE, null);
        offerings.keep(
                surgery,
                List.of(
                        new Offering(
                                Ids.next(),
                                surgery,
                                Offering.Channel.PLACE,
                                place,
                                new Hours(
                                        Map.of(
                                                DayOfWeek.MONDAY, intervals("09:00-13:00"),
                                                DayOfWeek.TUESDAY, intervals("09:00-13:00"),
                                                DayOfWeek.FRIDAY, intervals("20:00-02:00")),
                                        List.of(new Special(
                                                LocalDate.parse("2026-08-15"),
                                                LocalDate.parse("2026-08-15"),
                                                Set.of(),
                                                List.of(),
                                                Map.of("el", "Γιορτή", "en", "Feast"))),
                                        null,
                                        Map.of("el", "Χτυπήστε", "en", "Knock")),
                                "+30 22610 22222",
                                "desk@example.org",
                                Offering.Booking.NONE,
                                null),
                        new Offering(
                                Ids.next(),
                                surgery,
                                Offering.Channel.PHONE,
                                null,
                                Hours.NONE,
                                "+30 22610 33333",
                                null,
                                Offering.Booking.NONE,
                                null)),
                editor);
        confirmations.confirmedElsewhere(surgery, LocalDate.parse("2026-03-01"), editor);
        var work = services.add(
                draft(
                        organisation,
                        Map.of(Part.NAME, NewWording.whole(Written.of("en", "Work desk"))),
                        Service.Status.ACTIVE,
                        Set.of(Topic.WORK),
                        new Service.Price(BigDecimal.ZERO, "EUR"),
                        null),
                editor);
        var over = services.add(
                draft(
                        organisation,
                        Map.of(Part.NAME, NewWording.whole(Written.of("en", "Over"))),
                        Service.Status.CLOSED,
                        Set.of(),
                        null,
                        null),
                editor);
        return List.of(surgery, work, over);
    }

    private static Services.Draft draft(
            UUID organisation,
            Map<Part, NewWording> words,
            Service.Status status,
            Set<Topic> topics,
            Service.Price price,
            Service.Capacity capacity) {
        return new Services.Draft(
                null,
                organisation,
                null,
                words,
                18,
                null,
                status,
                topics,
                Set.of("el", "ar"),
                List.of(),
                price,
                capacity,
                "+30 22610 44444",
                null,
                "https://example.org/here",
                false,
                null);
    }

    private static List<Hours.Interval> intervals(String typed) {
        return Hours.parse(typed).orElseThrow();
    }

    private static String broken(String field, String value, String organisation) {
        return "{\"id\":\"" + Ids.next() + "\",\"name\":\"Broken\","
                + (field.equals("status") ? "" : "\"status\":\"active\",") + "\"" + field + "\":" + value
                + ",\"organization\":" + organisation + "}";
    }

    private static List<String> refusals(Report report) {
        return report.rows().stream()
                .flatMap(row -> row.findings().stream()
                        .filter(it -> it.reason().refuses())
                        .map(it -> row.number() + " " + it.reason() + " " + it.path())
                        .sorted())
                .toList();
    }

    // Asking

    private JsonNode get(String lang, String path) {
        var answer = web.get().uri("/" + city + "/" + lang + "/hsds" + path).exchange();
        assertThat(answer).as(lang + path).hasStatusOk();
        return parsed(answer);
    }

    private int status(String path) {
        return web.get()
                .uri("/" + city + "/en/hsds" + path)
                .exchange()
                .getResponse()
                .getStatus();
    }

    private int total(String path) {
        return get("en", path).path("total_items").asInt();
    }

    private List<String> ids(String path) {
        return get("en", path).path("contents").findValuesAsText("id");
    }

    private String lines(String lang) {
        return body(web.get()
                .uri("/" + city + "/" + lang + "/hsds/services?format=ndjson&full=true")
                .exchange());
    }

    private static String unmodified(String lines) {
        return lines.replaceAll("\"last_modified\":\"[^\"]*\"", "").replaceAll("/hsds-\\d+/", "/");
    }

    private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
        return tree(body(answer));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new AssertionError(json, broken);
        }
    }

    private static JsonNode example(String name) {
        var file = SHARED.resolve("examples").resolve(name);
        assumeTrue(Files.exists(file), "the official examples lie in " + SHARED);
        return tree(read(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    // Validating

    private void list(String lang, String path, String schema) {
        var page = get(lang, path);
        for (var member : List.of(
                "total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents")) {
            assertThat(page.has(member)).as(path + " " + member).isTrue();
        }
        assertThat(page.path("contents")).as(path).isNotEmpty();
        page.path("contents").forEach(it -> valid(it, schema));
    }

    private static void valid(JsonNode value, String schema) {
        assertThat(schema(schema).validate(value)).as(value.toString()).isEmpty();
        assertThat(unknown(value, schema, "")).as(value.toString()).isEmpty();
    }

    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    private static JsonSchema schema(String name) {
        return SCHEMAS.computeIfAbsent(name, it -> {
            var folder = SHARED.resolve("schema")
                    .toAbsolutePath()
                    .normalize()
                    .toUri()
                    .toString();
            var factory = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder -> builder.schemaMappers(mappers -> mappers.mapPrefix("https://hsds.test/", folder)));
            return factory.getSchema(
                    SchemaLocation.of("https://hsds.test/" + it),
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());
        });
    }

    /** As the official check does it: additional properties nowhere. */
    private static Set<String> unknown(JsonNode value, String schema, String path) {
        return unknown(value, tree(read(SHARED.resolve("schema").resolve(schema))), path);
    }

    private static Set<String> unknown(JsonNode value, JsonNode schema, String path) {
        var found = new TreeSet<String>();
        if (schema.has("$ref")) {
            return unknown(value, schema.path("$ref").asText(), path);
        }
        if (value.isArray()) {
            value.forEach(it -> found.addAll(unknown(it, schema.path("items"), path)));
        } else if (value.isObject()) {
            value.fields().forEachRemaining(it -> {
                var member = schema.path("properties").path(it.getKey());
                if (member.isMissingNode()) {
                    found.add(path + it.getKey());
                } else {
                    found.addAll(unknown(it.getValue(), member, path + it.getKey() + "."));
                }
            });
        }
        return found;
    }
}
