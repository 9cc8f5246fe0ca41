package city.koinon.bench;

import static city.koinon.bench.Table.kilobytes;
import static city.koinon.bench.Table.milliseconds;
import static city.koinon.bench.Table.seconds;
import static city.koinon.bench.Table.speak;

import city.koinon.Wanderer;
import city.koinon.act.pathways.PlanTimes;
import city.koinon.platform.storage.Owner;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the budgets of the information office speak of, in a small city and in a large one, and how it grows from one to the other. */
final class Office {

    private static final List<DataSet> SIZES = List.of(DataSet.SMALL, DataSet.LARGE);
    private static final String RENDERED = "Cookie: reader=1"; // whoever brings a cookie is never shown a kept page
    private static final String ZIPPED = "Accept-Encoding: gzip";

    /** As browsers say that keep packs: only over HTTPS, and then all of them read Brotli. */
    private static final String SQUEEZED = "Accept-Encoding: gzip, br";

    private static final int READERS = 20;

    /** So many of each kind are mixed, also where there are fewer: what is seldom shown would never be warm. */
    private static final int OF_EACH = 20;

    private static final Duration WARMING = Duration.ofSeconds(Integer.getInteger("koinon.bench.warming", 90));
    private static final Duration MEASURING = Duration.ofSeconds(Integer.getInteger("koinon.bench.measuring", 5));

    private record Line(String what, String budget, Map<String, String> cells, Map<String, Double> numbers) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();

    private Path data = Path.of("");

    /** @param folder that is not there yet */
    String measure(Path folder) throws Exception {
        data = folder;
        speak("the demonstration, and beside it a small city and a large one");
        try (var koinon = Installation.ofTheJar(data, "--koinon.demonstration=true", "--koinon.jobs=false")) {
            for (var size : List.of(DataSet.SMALL, DataSet.MIDDLE, DataSet.LARGE)) {
                var begun = System.nanoTime();
                size.found(data);
                speak(size.slug() + " founded in " + seconds(Duration.ofNanos(System.nanoTime() - begun)));
            }
        }
        try (var koinon = Installation.ofTheJar(data, "--koinon.demonstration=true", "--koinon.jobs=false")) {
            put(
                    "Cold start with both cities in the database, to the first page",
                    "≤ 20 s",
                    SIZES.getLast(),
                    seconds(koinon.start()),
                    0);
            // While it reads one city, pages of the other take twice as long.
            speak("the search reads all of them for the first time");
            for (var size : List.of(DataSet.SMALL, DataSet.MIDDLE, DataSet.LARGE)) {
                whole(koinon.readers(), "/" + size.slug() + "/en/search?q=a");
            }
            for (var size : SIZES) {
                of(size, koinon);
                put(
                        "Resident memory of the application after all this",
                        "≤ 512 MB in the small city",
                        size,
                        koinon.applicationMegabytes() + " MB",
                        0);
            }
            packs(DataSet.SMALL, "≤ 100 KB", koinon.readers());
            packs(DataSet.MIDDLE, "≤ 350 KB", koinon.readers());
            packs(DataSet.LARGE, "≤ 900 KB", koinon.readers());
            put(
                    "Resident memory of the application, with packs and whole guides of three cities",
                    "",
                    SIZES.getLast(),
                    koinon.applicationMegabytes() + " MB",
                    0);
        }
        return table();
    }

    private void of(DataSet city, Installation koinon) throws Exception {
        var readers = koinon.readers();
        var home = "/" + city.slug() + "/";
        var langs = city.languages().subList(0, 4);
        var editor = new Editor(koinon.port(), city, editorOf(city));
        var pages = pages(city, home, langs, editor);

        speak(city.slug() + ": warming up");
        var mix = new ArrayList<String>();
        for (var all : pages.values()) {
            IntStream.range(0, OF_EACH).mapToObj(it -> all.get(it % all.size())).forEach(mix::add);
        }
        java.util.Collections.shuffle(mix, new Random(3));
        var searches = searches(city, home);
        readers.read(READERS, WARMING, mix, RENDERED);
        readers.read(READERS, WARMING.dividedBy(2), searches, RENDERED);

        weights(city, readers, pages);
        for (var page : pages.entrySet()) {
            timed(
                    city,
                    page.getKey(),
                    "p95 ≤ 50 ms",
                    readers.read(READERS, MEASURING, page.getValue(), RENDERED, ZIPPED));
        }
        timed(
                city,
                "All these pages mixed, by readers without a cookie",
                "p95 ≤ 50 ms",
                readers.read(READERS, MEASURING, mix, ZIPPED));
        for (var perSecond : List.of(50, 200)) {
            timed(
                    city,
                    "All these pages mixed, " + perSecond + " readers a second who come by chance",
                    "p95 ≤ 50 ms",
                    readers.come(perSecond, MEASURING.multipliedBy(2), mix, RENDERED, ZIPPED));
        }
        timed(city, "Search", "p95 ≤ 150 ms", readers.read(READERS, MEASURING, searches, RENDERED, ZIPPED));
        plans(city);
        readers.read(
                1,
                MEASURING,
                Stream.concat(
                                numbered(home + "en/hsds/services?per_page=100&page=", city.services() / 100 + 1)
                                        .stream(),
                                Stream.of(home + "en/translations/coverage"))
                        .toList(),
                editor.cookies());
        timed(
                city,
                "HSDS, list of 100",
                "p95 ≤ 200 ms",
                readers.read(
                        READERS,
                        MEASURING,
                        numbered(home + "en/hsds/services?per_page=100&page=", city.services() / 100 + 1),
                        RENDERED));
        timed(
                city,
                "HSDS, list of 100 with all that belongs to each (`full`)",
                "p95 ≤ 200 ms",
                readers.read(
                        READERS,
                        MEASURING,
                        numbered(home + "en/hsds/services?full=true&per_page=100&page=", city.services() / 100 + 1),
                        RENDERED));
        timed(
                city,
                "Coverage matrix",
                "p95 ≤ 300 ms",
                readers.read(READERS, MEASURING, List.of(home + "en/translations/coverage"), editor.cookies(), ZIPPED));
        lines(city, koinon, readers, home + "en/hsds/services?full=true&format=ndjson");
        sitemap(city, koinon, readers);
        saved(city, koinon, editor, readers, searches);
        afterAWrite(city, readers, editor, home, pages);
    }

    /** By what they are called. */
    private Map<String, List<String>> pages(DataSet city, String home, List<String> langs, Editor editor)
            throws SQLException, IOException {
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put("Guide", in(langs, home, List.of("/guide")));
        pages.put(
                "Guide, one topic",
                in(langs, home, List.of("/guide?topic=HOUSING", "/guide?topic=HEALTH", "/guide?topic=WORK")));
        pages.put("Article", in(langs, home, some(city, "guide.article", "/guide/")));
        pages.put("Announcements", in(langs, home, List.of("/announcements")));
        pages.put("Services", in(langs, home, List.of("/services", "/services?page=2")));
        pages.put(
                "Services, filtered",
                in(
                        langs,
                        home,
                        List.of(
                                "/services?topic=HEALTH",
                                "/services?open=now",
                                "/services?spoken=ar&free=yes",
                                "/services?stepfree=yes&topic=WORK",
                                "/services?q=a&topic=HOUSING")));
        pages.put("Service", in(langs, home, some(city, "services.service", "/services/")));
        pages.put("Places", in(langs, home, List.of("/places")));
        pages.put("Place", in(langs, home, some(city, "services.place", "/places/")));
        pages.put("Pathway", in(langs, home, some(city, "pathways.pathway", "/pathways/")));
        var plans = new ArrayList<String>();
        for (var slug :
                strings("select slug from pathways.pathway where city = '" + city.slug() + "' order by slug limit 3")) {
            plans.add(editor.plan(slug));
        }
        pages.put("Personal plan", plans);
        return pages;
    }

    private static List<String> in(List<String> langs, String home, List<String> paths) {
        return langs.stream()
                .flatMap(lang -> paths.stream().map(path -> home + lang + path))
                .toList();
    }

    private List<String> some(DataSet city, String table, String path) throws SQLException {
        return strings("select '" + path + "' || slug from " + table + " where city = '" + city.slug()
                + "' order by md5(slug) limit 40");
    }

    private static List<String> numbered(String path, int pages) {
        return IntStream.rangeClosed(1, pages).mapToObj(it -> path + it).toList();
    }

    /** One to three words of a title or a text, every third time with a slip, by readers of any language. */
    private List<String> searches(DataSet city, String home) throws SQLException {
        var random = new Random(5);
        return strings("""
                        select value from texts.rendering where city = '%s' and current and length(value) < 200 order by md5(id::text) limit 300
                        """.formatted(city.slug())).stream()
                .map(value -> {
                    var words = value.replaceAll("[.\n]", " ").strip().split(" +");
                    var from = random.nextInt(words.length);
                    var typed = new StringBuilder(String.join(
                            " ", List.of(words).subList(from, Math.min(words.length, from + 1 + random.nextInt(3)))));
                    if (random.nextInt(3) == 0 && typed.length() > 3) {
                        typed.deleteCharAt(1 + random.nextInt(typed.length() - 2));
                    }
                    return home
                            + city.languages()
                                    .get(random.nextInt(city.languages().size())) + "/search?q="
                            + URLEncoder.encode(typed.toString(), StandardCharsets.UTF_8);
                })
                .toList();
    }

    private void weights(DataSet city, Readers readers, Map<String, List<String>> pages) throws IOException {
        for (var name : List.of("Guide", "Article", "Services", "Service", "Pathway")) {
            var most = 0;
            for (var path :
                    pages.get(name).subList(0, Math.min(8, pages.get(name).size()))) {
                most = Math.max(most, Visit.to(readers, path).first());
            }
            put(name + ": first visit, everything over the wire", "≤ 60 KB", city, kilobytes(most), most);
        }
    }

    private void plans(DataSet city) throws Exception {
        var times = PlanTimes.measure(strings(
                "select body::text from pathways.revision where city = '" + city.slug() + "' and state = 'PUBLISHED'"));
        timed(
                city,
                "Evaluation of a plan, 20 at once, without its page",
                "p95 ≤ 20 ms",
                new Readers.Measured(times, Duration.ofSeconds(1)));
    }

    /** Once as fast as it can be read; then by twenty readers who stop in the middle, while the heap is looked at. */
    private void lines(DataSet city, Installation koinon, Readers readers, String path) throws Exception {
        readers.get(path);
        var begun = System.nanoTime();
        var all = readers.get(path);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        put(
                "HSDS, everything as ndjson",
                "≤ 3 s",
                city,
                seconds(took) + ", " + kilobytes(all.body().length),
                took.toNanos());
        var before = koinon.live();
        var waiting = new ArrayList<java.net.Socket>();
        for (var reader = 0; reader < READERS; reader++) {
            waiting.add(readers.askAndWait(path));
        }
        TimeUnit.SECONDS.sleep(3);
        var during = koinon.live();
        for (var socket : waiting) {
            socket.close();
        }
        var each = Math.max(0, during - before) / READERS;
        put("… heap that one more reader of it holds, who reads slowly", "constant", city, kilobytes(each), each);
    }

    /** In the language in which it weighs most. */
    private void packs(DataSet city, String budget, Readers readers) throws IOException {
        var most = 0;
        var whole = 0;
        for (var lang : city.languages()) {
            var home = "/" + city.slug() + "/" + lang;
            var manifest = readers.get(home + "/pack/manifest.json", RENDERED);
            var pack = readers.get(home + "/pack/all/" + manifest.header("ETag").replace("\"", ""), RENDERED, SQUEEZED);
            if (pack.status() != 200) {
                throw new IOException("status " + pack.status() + " of the pack of " + home);
            }
            most = Math.max(most, pack.body().length);
            whole = Math.max(
                    whole, readers.get(home + "/guide.html", RENDERED, ZIPPED).body().length);
        }
        put(
                "Offline pack of %,d articles, and the whole guide in one file".formatted(city.articles()),
                budget,
                city,
                kilobytes(most) + ", " + kilobytes(whole),
                most);
    }

    private void sitemap(DataSet city, Installation koinon, Readers readers) throws IOException {
        var files =
                Wanderer.read(new Wanderer(koinon.port()).get("/" + city.slug() + "/sitemap.xml"))
                        .select("loc")
                        .stream()
                        .map(it -> java.net.URI.create(it.text()).getPath())
                        .toList();
        var sizes = new ArrayList<Integer>();
        for (var file : files) {
            sizes.add(readers.get(file, RENDERED).body().length);
        }
        var measured = readers.each(files, RENDERED);
        put(
                "Sitemap: files, the largest, the slowest",
                "≤ 50 MB each",
                city,
                "%d, %s, %.0f ms"
                        .formatted(
                                files.size(),
                                kilobytes(
                                        sizes.stream().mapToInt(it -> it).max().orElse(0)),
                                measured.milliseconds(1)),
                measured.milliseconds(1));
    }

    /** Publishes what changes the meaning of articles; all tasks that follow are there when the form has been answered. */
    private void saved(DataSet city, Installation koinon, Editor editor, Readers readers, List<String> searches)
            throws Exception {
        speak(city.slug() + ": an editor saves");
        var times = new ArrayList<Long>();
        var found = new ArrayList<Long>();
        var ids =
                strings("select id from guide.article where city = '" + city.slug() + "' order by md5(slug) limit 25");
        for (var at = 0; at < ids.size(); at++) {
            var took = editor.publish(UUID.fromString(ids.get(at)), "One more sentence, number " + at + ".");
            var begun = System.nanoTime();
            readers.get(searches.get(at), editor.cookies());
            if (at >= 5) {
                times.add(took);
                found.add(System.nanoTime() - begun);
            }
            var tasks = strings("""
                    select count(*) from texts.task
                    where  city = '%1$s' and manuscript = '%2$s' and status in ('OPEN', 'CLAIMED') and reason in ('STALE', 'NEW')
                    """.formatted(city.slug(), ids.get(at))).getFirst();
            if (Integer.parseInt(tasks) != city.languages().size() - 1) {
                throw new IOException(tasks + " tasks after saving in " + city.slug());
            }
        }
        timed(
                city,
                "An editor publishes a changed article, with a task for each other language",
                "p95 ≤ 300 ms",
                measured(times));
        timed(city, "The first search after that", "p95 ≤ 150 ms", measured(found));
    }

    /** Nothing that was read before holds any more: the first of each page after somebody has written somewhere in the city. */
    private void afterAWrite(DataSet city, Readers readers, Editor editor, String home, Map<String, List<String>> pages)
            throws Exception {
        var first = new LinkedHashMap<String, String>();
        for (var name : List.of("Guide", "Article", "Services", "Service", "Places", "Pathway")) {
            first.put(name, pages.get(name).getFirst());
        }
        first.put("HSDS, list of 100", home + "en/hsds/services?per_page=100");
        first.put("Coverage matrix", home + "en/translations/coverage");
        for (var page : first.entrySet()) {
            var times = new ArrayList<Long>();
            for (var turn = 0; turn < 10; turn++) {
                beat(city);
                var begun = System.nanoTime();
                var answer = readers.get(page.getValue(), editor.cookies());
                if (answer.status() != 200) {
                    throw new IOException("status " + answer.status() + " of " + page.getValue());
                }
                times.add(System.nanoTime() - begun);
            }
            timed(city, page.getKey() + ", the first after somebody has written", "", measured(times));
        }
    }

    private void beat(DataSet city) throws SQLException {
        try (var connection = Owner.of(data);
                var statement = connection.createStatement()) {
            statement.execute("update kernel.pulse set beat = pg_current_xact_id()::text::bigint where city = '"
                    + city.slug() + "'");
        }
    }

    /** Waits until the search no longer says that it is still reading. */
    private static void whole(Readers readers, String path) throws Exception {
        while (org.jsoup.Jsoup.parse(readers.get(path, RENDERED).text()).selectFirst("main .k-notice") != null) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Readers.Measured measured(List<Long> times) {
        return new Readers.Measured(times.stream().mapToLong(it -> it).sorted().toArray(), Duration.ofSeconds(1));
    }

    private void timed(DataSet city, String what, String budget, Readers.Measured measured) {
        put(what + ", p50 / p95", budget, city, milliseconds(measured), measured.milliseconds(0.95));
    }

    private void put(String what, String budget, DataSet city, String cell, double number) {
        speak(city.slug() + ": " + what + ": " + cell);
        var line =
                lines.computeIfAbsent(what, it -> new Line(what, budget, new LinkedHashMap<>(), new LinkedHashMap<>()));
        line.cells().put(city.slug(), cell);
        line.numbers().put(city.slug(), number);
    }

    private String table() {
        var table = new Table("what", "budget", "S", "L", "L to S");
        for (var line : lines.values()) {
            var small = line.numbers().getOrDefault("small", 0.0);
            var large = line.cells().getOrDefault("large", line.cells().getOrDefault("middle", ""));
            table.row(
                    line.what(),
                    line.budget(),
                    line.cells().getOrDefault("small", ""),
                    large,
                    small > 0 && line.numbers().containsKey("large")
                            ? "%.1f".formatted(line.numbers().getOrDefault("large", 0.0) / small)
                            : "");
        }
        return table.toString();
    }

    private UUID editorOf(DataSet city) throws SQLException {
        return UUID.fromString(strings("select account from identity.given where city = '" + city.slug()
                        + "' and role = 'EDITOR' and ended_at is null limit 1")
                .getFirst());
    }

    private List<String> strings(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = Owner.of(data);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
