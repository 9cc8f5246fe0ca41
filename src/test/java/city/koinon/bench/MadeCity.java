package city.koinon.bench;

import city.koinon.act.services.Topic;
import city.koinon.bench.MadeTexts.Saying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Founds a city of words that are made up. It has the offices, organisations, people and papers of a city of the demonstration, and its
 * pathways in the words in which they are told there.
 */
final class MadeCity {

    private static final String MODEL = "levadia";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.now();
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final List<String> SPOKEN = List.of("el", "en", "ar", "sq", "ro", "uk", "ru", "fr", "fa", "ur");

    private final DataSet size;
    private final Connection connection;
    private final Random random = new Random(11);
    private final MadeTexts texts;
    private final List<Rows> tables = new ArrayList<>();
    private final List<UUID> papers = new ArrayList<>();
    private final List<UUID> places = new ArrayList<>();
    private final List<UUID> services = new ArrayList<>();

    MadeCity(DataSet size, Connection connection) {
        this.size = size;
        this.connection = connection;
        this.texts = new MadeTexts(size.slug(), size.languages());
    }

    void found() throws SQLException, IOException {
        city();
        papers();
        places();
        services();
        articles();
        announcements();
        pathways();
        texts.copy(connection);
        for (var table : tables) {
            table.copy(connection);
        }
    }

    /** A manuscript that is being written: its texts by the name of their column. */
    private final class Told {

        private final Map<String, Saying> sayings = new LinkedHashMap<>();

        Told says(String name, Saying saying) {
            sayings.put(name, saying);
            return this;
        }

        Told says(double howOften, String name, Saying saying) {
            return random.nextDouble() < howOften ? says(name, saying) : this;
        }

        Map<String, UUID> of(String kind, UUID id, String path, boolean critical) {
            var ids = texts.manuscript(kind, id, path, critical, List.copyOf(sayings.values()));
            var named = new HashMap<String, UUID>();
            sayings.keySet().forEach(name -> named.put(name, ids.get(named.size())));
            return named;
        }
    }

    private void city() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into municipality.city (city, name, country, zone, languages, colour, founded_at)
                    select '%1$s', '{"en": "%1$s"}', country, zone, '{%2$s}', colour, founded_at
                    from   municipality.city where city = '%3$s'
                    """.formatted(size.slug(), String.join(",", size.languages()), MODEL));
            for (var table : List.of(
                    "identity.account (city, id, name, lang, opened_at)",
                    "identity.persona (city, id, account, display_name)",
                    "identity.given (city, id, account, role, scope, given_at, ended_at)",
                    "directory.organisation (city, id, slug, name, kind, level, contact, website)",
                    "directory.office (city, id, slug, name, level, reports_to, contact, external, closed_on)")) {
                var columns = table.substring(table.indexOf('(') + 1, table.length() - 1);
                statement.execute(
                        "insert into " + table + " select " + columns.replaceFirst("city", "'" + size.slug() + "'")
                                + " from " + table.substring(0, table.indexOf(' ')) + " where city = '" + MODEL + "'");
            }
            statement.execute("insert into kernel.pulse (city, beat) values ('" + size.slug() + "', 1)");
        }
    }

    private void papers() throws SQLException {
        var types = table("services.document_type", "id, slug, name");
        for (var slug : strings("select slug from services.document_type where city = '" + MODEL + "' order by slug")) {
            papers.add(texts.id());
            types.add(papers.getLast(), slug, texts.text(it -> it.line(3)));
        }
        var providers = table("services.provider", "organisation, about, phone, email, version, changed_at");
        for (var id : organisations()) {
            providers.add(id, texts.text(it -> it.sentences(30)), "+30 22610 00000", "info@example.org", 1, NOW);
        }
    }

    private void places() throws SQLException {
        var rows = table(
                "services.place",
                "id, slug, kind, latitude, longitude, address, locality, region, postcode, country, features, name, about, transport,"
                        + " access, version, changed_at");
        var slugs = slugs("services.place", "place", size.places());
        for (var number = 0; number < size.places(); number++) {
            var id = texts.id();
            places.add(id);
            var said = new Told()
                    .says("name", it -> it.line(3))
                    .says(0.5, "about", it -> it.sentences(15))
                    .says(0.6, "transport", it -> it.sentences(12))
                    .says(0.4, "access", it -> it.sentences(8))
                    .of("place", id, "/places/" + slugs.get(number), false);
            var onTheMap = random.nextInt(10) > 0;
            rows.add(
                    id,
                    slugs.get(number),
                    List.of("OFFICE", "SCHOOL", "HOSPITAL", "OUTDOOR", "OTHER").get(number % 5),
                    onTheMap ? "%.6f".formatted(38.43 + random.nextDouble() / 50) : null,
                    onTheMap ? "%.6f".formatted(22.86 + random.nextDouble() / 50) : null,
                    "Οδός " + number,
                    "Λιβαδειά",
                    "Βοιωτία",
                    "321 3" + number % 10,
                    "GR",
                    List.of("STEP_FREE", "ACCESSIBLE_TOILET", "LIFT", "PARKING").subList(0, random.nextInt(5)),
                    said.get("name"),
                    said.get("about"),
                    said.get("transport"),
                    said.get("access"),
                    1,
                    NOW);
        }
    }

    private void services() throws SQLException {
        var rows = table(
                "services.service",
                "id, slug, organisation, office, name, about, how_to_apply, cost, eligibility, interpreter, alert, status, topics,"
                        + " languages, documents, amount, currency, phone, critical, confirmed_on, version, changed_at");
        var offerings = table("services.offering", "id, service, place, channel, hours, phone, booking, position");
        var offices = offices();
        var organisations = organisations();
        var slugs = slugs("services.service", "service", size.services());
        for (var number = 0; number < size.services(); number++) {
            var id = texts.id();
            services.add(id);
            var critical = random.nextInt(5) == 0;
            var said = new Told()
                    .says("name", it -> it.line(4))
                    .says("about", it -> it.sentences(35))
                    .says(0.6, "how_to_apply", it -> it.sentences(20))
                    .says(0.4, "cost", it -> it.sentences(10))
                    .says(0.5, "eligibility", it -> it.sentences(15))
                    .says(0.3, "interpreter", it -> it.sentences(8))
                    .says(0.05, "alert", it -> it.sentences(12))
                    .of("service", id, "/services/" + slugs.get(number), critical);
            var free = random.nextInt(3) > 0;
            rows.add(
                    id,
                    slugs.get(number),
                    organisations.get(number % organisations.size()),
                    random.nextBoolean() ? offices.get(number % offices.size()) : null,
                    said.get("name"),
                    said.get("about"),
                    said.get("how_to_apply"),
                    said.get("cost"),
                    said.get("eligibility"),
                    said.get("interpreter"),
                    said.get("alert"),
                    // The pathways lead to those that are called as in the demonstration.
                    slugs.get(number).startsWith("service-") && random.nextInt(20) == 0 ? "PAUSED" : "ACTIVE",
                    some(1, 2, Stream.of(Topic.values()).map(Enum::name).toList()),
                    some(1, 3, SPOKEN),
                    some(0, 3, papers),
                    free ? 0 : 5 + random.nextInt(40),
                    "EUR",
                    "+30 22610 %05d".formatted(number),
                    critical,
                    TODAY.minusDays(random.nextInt(400)),
                    1,
                    NOW);
            for (var at = 0; at <= random.nextInt(3); at++) {
                var byPhone = at == 2;
                offerings.add(
                        texts.id(),
                        id,
                        byPhone ? null : places.get(random.nextInt(places.size())),
                        byPhone ? "PHONE" : "PLACE",
                        hours(),
                        "+30 22610 %05d".formatted(number),
                        "NONE",
                        at);
            }
        }
    }

    /** Mornings, often two afternoons; closed for the holidays, shorter for some days, each with a word why. */
    private String hours() {
        var week = new LinkedHashMap<String, String>();
        var afternoons = random.nextBoolean();
        for (var day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            week.put(
                    day,
                    afternoons && (day.equals("TUESDAY") || day.equals("THURSDAY"))
                            ? "08:00-14:00, 17:00-20:00"
                            : "08:00-14:00");
        }
        var exceptions = new ArrayList<Map<String, Object>>();
        for (var number = random.nextInt(5); number > 0; number--) {
            var from = TODAY.plusDays(random.nextInt(300));
            exceptions.add(Map.of(
                    "from",
                    from.toString(),
                    "to",
                    from.plusDays(random.nextInt(10)).toString(),
                    "days",
                    List.of(),
                    "hours",
                    random.nextBoolean() ? "" : "09:00-12:00",
                    "note",
                    Map.of("el", "Αργία", "en", "Holiday")));
        }
        return JSON.writeValueAsString(Map.of("week", week, "exceptions", exceptions, "note", Map.of()));
    }

    /** 250 words in nine texts each. */
    private void articles() throws SQLException {
        var rows = table(
                "guide.article",
                "id, slug, topic, title, summary, critical, sample, office, published_at, changed_at, confirmed_on");
        var blocks = table("guide.block", "article, position, kind, words");
        var links = table("guide.article_service", "article, service, position");
        var offices = offices();
        var slugs = slugs("guide.article", "article", size.articles());
        var kinds = List.of("TEXT", "HEADING", "STEPS", "TEXT", "LIST", "NOTE", "TEXT");
        for (var number = 0; number < size.articles(); number++) {
            var id = texts.id();
            var critical = random.nextInt(5) == 0;
            var said = new Told()
                    .says("title", it -> it.line(5))
                    .says("summary", it -> it.sentences(14))
                    .says("0", it -> it.sentences(40))
                    .says("1", it -> it.line(4))
                    .says("2", it -> it.lines(4, 9))
                    .says("3", it -> it.sentences(50))
                    .says("4", it -> it.lines(4, 7))
                    .says("5", it -> it.sentences(20))
                    .says("6", it -> it.sentences(50))
                    .of("article", id, "/guide/" + slugs.get(number), critical);
            rows.add(
                    id,
                    slugs.get(number),
                    Topic.values()[number % Topic.values().length],
                    said.get("title"),
                    said.get("summary"),
                    critical,
                    true,
                    offices.get(number % offices.size()),
                    NOW.minusSeconds(86_400L * random.nextInt(80)),
                    NOW.minusSeconds(86_400L * random.nextInt(80)),
                    TODAY.minusDays(random.nextInt(300)));
            for (var at = 0; at < kinds.size(); at++) {
                blocks.add(id, at, kinds.get(at), said.get(String.valueOf(at)));
            }
            var at = 0;
            for (var service : some(0, 2, services)) {
                links.add(id, service, at++);
            }
        }
    }

    /** A few hold now, some are to come, most are over. */
    private void announcements() {
        var rows = table("guide.announcement", "id, topic, title, words, first_day, last_day, made_at");
        for (var number = 0; number < size.announcements(); number++) {
            var id = texts.id();
            var said = new Told()
                    .says("title", it -> it.line(6))
                    .says("words", it -> it.sentences(40))
                    .of("announcement", id, "/announcements/" + id, false);
            var first = number % 75 == 0
                    ? TODAY.minusDays(2)
                    : number % 10 == 1 ? TODAY.plusDays(10) : TODAY.minusDays(200);
            rows.add(
                    id,
                    Topic.values()[number % Topic.values().length],
                    said.get("title"),
                    said.get("words"),
                    first,
                    first.plusDays(9),
                    NOW);
        }
    }

    /** Each is one of those of the demonstration, once more: in its words where it has any, made-up ones otherwise. */
    private void pathways() throws SQLException {
        var rows = table("pathways.pathway", "id, slug");
        var revisions = table("pathways.revision", "pathway, number, state, body, version, published_at");
        var wordings = table("pathways.wording", "pathway, name, text");
        var models = models();
        for (var number = 0; number < size.pathways(); number++) {
            var model = models.get(number % models.size());
            var id = texts.id();
            var slug = model.slug() + (number < models.size() ? "" : "-" + number);
            rows.add(id, slug);
            revisions.add(id, 1, "PUBLISHED", model.body(), 1, NOW);
            var whole = new Told();
            for (var name : Stream.concat(
                            Stream.of("title", "audience"),
                            model.words().keySet().stream().filter(it -> it.startsWith("fact.")))
                    .toList()) {
                whole.says(name, model.saying(name));
            }
            whole.of("pathway", id, "/pathways/" + slug, false).forEach((name, text) -> wordings.add(id, name, text));
            for (var step : JSON.readTree(model.body()).path("pathway").path("steps")) {
                var key = step.path("key").asString();
                var told = new Told();
                for (var field : List.of("title", "why", "how", "legalBasis", "cost", "duration")) {
                    var name = "step." + key + "." + field;
                    if (model.words().containsKey(name)) {
                        told.says(name, model.saying(name));
                    }
                }
                told.of(
                                "pathway-step",
                                UUID.nameUUIDFromBytes((id + " " + key).getBytes(StandardCharsets.UTF_8)),
                                "/pathways/" + slug + "#step-" + key,
                                step.path("critical").asBoolean())
                        .forEach((name, text) -> wordings.add(id, name, text));
            }
        }
    }

    /** @param words by the name of the text and the language */
    private record Model(String slug, String body, Map<String, Map<String, String>> words) {

        Saying saying(String name) {
            var said = words.getOrDefault(name, Map.of());
            return it -> {
                var own = said.get(it.lang());
                return own != null
                        ? own
                        : it.sentences(Math.max(2, said.getOrDefault("el", "").split(" ").length));
            };
        }
    }

    private List<Model> models() throws SQLException {
        var models = new TreeMap<String, Model>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pathway.slug, revision.body::text, wording.name, rendering.language, rendering.value
                        from   pathways.pathway
                        join   pathways.revision on (revision.city, revision.pathway) = (pathway.city, pathway.id)
                        join   pathways.wording on (wording.city, wording.pathway) = (pathway.city, pathway.id)
                        join   texts.rendering on (rendering.city, rendering.text) = (wording.city, wording.text) and rendering.current
                        where  pathway.city = '%s' and pathway.withdrawn_on is null and revision.state = 'PUBLISHED'
                        order  by revision.number
                        """.formatted(MODEL))) {
            while (rows.next()) {
                var body = rows.getString(2);
                models.computeIfAbsent(rows.getString(1), slug -> new Model(slug, body, new TreeMap<>()))
                        .words()
                        .computeIfAbsent(rows.getString(3), it -> new HashMap<>())
                        .put(rows.getString(4), rows.getString(5));
            }
        }
        return List.copyOf(models.values());
    }

    private Rows table(String name, String columns) {
        var rows = new Rows(size.slug(), name, columns);
        tables.add(rows);
        return rows;
    }

    private <T> List<T> some(int least, int more, List<T> all) {
        var from = random.nextInt(all.size());
        return Stream.iterate(from, it -> (it + 7) % all.size())
                .limit(least + random.nextInt(more + 1))
                .<T>map(all::get)
                .distinct()
                .toList();
    }

    /** First the addresses of the demonstration, to which its pathways lead. */
    private List<String> slugs(String table, String name, int count) throws SQLException {
        var slugs =
                new ArrayList<>(strings("select slug from " + table + " where city = '" + MODEL + "' order by slug"));
        for (var number = slugs.size(); number < count; number++) {
            slugs.add(name + "-" + number);
        }
        return slugs;
    }

    private List<UUID> offices() throws SQLException {
        return ids("select id from directory.office where city = '" + MODEL + "' and closed_on is null order by slug");
    }

    private List<UUID> organisations() throws SQLException {
        return ids("select id from directory.organisation where city = '" + MODEL + "' order by slug");
    }

    private List<UUID> ids(String sql) throws SQLException {
        return strings(sql).stream().map(UUID::fromString).toList();
    }

    private List<String> strings(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
