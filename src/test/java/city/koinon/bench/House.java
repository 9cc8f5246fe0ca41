package city.koinon.bench;

import static city.koinon.bench.Table.kilobytes;
import static city.koinon.bench.Table.milliseconds;
import static city.koinon.bench.Table.seconds;
import static city.koinon.bench.Table.speak;

import city.koinon.platform.storage.ManyCities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the budgets of the plan of the house speak of, measured on the demonstration. */
final class House {

    private static final String CITY = "fuenlabrada";
    private static final String RENDERED = "Cookie: reader=1"; // whoever brings a cookie is never shown a kept page
    private static final Duration WARMING = Duration.ofSeconds(Integer.getInteger("koinon.bench.warming", 30));
    private static final Duration MEASURING = Duration.ofSeconds(Integer.getInteger("koinon.bench.measuring", 8));
    private static final Pattern THREAD = Pattern.compile("href=\"(/" + CITY + "/en/recommendations/[A-Z]+-[0-9-]+)\"");

    private final Table table = new Table("what", "budget", "measured");

    /** @param data a folder that is not there yet */
    String measure(Path data, Path map) throws Exception {
        starts(data);
        try (var koinon = Installation.withSameBytes(data, map, "--koinon.jobs=false")) {
            var readers = koinon.readers();
            var home = "/" + CITY + "/en";
            var thread = longestThread(readers);
            weights(readers, home, thread);
            speak("warming up");
            readers.read(20, WARMING, List.of(home, thread), RENDERED);
            times(readers, home, thread);
            throughput(readers, "home", home);
            throughput(readers, "thread", thread);
            searches(readers);
            memory(koinon);
            manyCities(koinon, data, thread);
        }
        return table.toString();
    }

    /** What people type, through the whole house. */
    private void searches(Readers readers) throws Exception {
        speak("searches");
        var asked = List.of(
                        "school",
                        "permiso",
                        "%CE%BC%CE%B1%CE%B8%CE%B7%CE%BC%CE%B1%CF%84%CE%B1",
                        "%D9%85%D8%AF%D8%B1%D8%B3%D8%A9",
                        "recomendaciones",
                        "boadr")
                .stream()
                .map(it -> "/" + CITY + "/en/search?q=" + it)
                .toList();
        readers.read(20, MEASURING, asked, RENDERED);
        row(
                "Search in the demonstration, 20 readers at once, p50 / p95",
                "p95 ≤ 150 ms",
                milliseconds(readers.read(20, MEASURING, asked, RENDERED)));
    }

    private void starts(Path data) throws Exception {
        speak("first start, which makes the database and plays the demonstration");
        try (var first = Installation.ofTheJar(data, "--koinon.demonstration=true")) {
            row("First start, with making the database", "", seconds(first.start()));
        }
        var later = new ArrayList<Duration>();
        for (var turn = 0; turn < 3; turn++) {
            speak("start " + (turn + 1) + " of 3");
            try (var koinon = Installation.ofTheJar(data)) {
                later.add(koinon.start());
            }
        }
        later.sort(Comparator.naturalOrder());
        row("Start, database present, to the first page (median of 3)", "≤ 6 s", seconds(later.get(1)));
    }

    private void weights(Readers readers, String home, String thread) throws IOException {
        speak("weights");
        for (var page : List.of(List.of("home", home), List.of("thread", thread))) {
            var visit = Visit.to(readers, page.get(1));
            row(
                    "First visit of the " + page.get(0) + ", everything over the wire",
                    "≤ 60 KB",
                    kilobytes(visit.first()));
            row("Repeat visit of the " + page.get(0) + ", page changed", "≤ 12 KB", kilobytes(visit.changed()));
            row("Repeat visit of the " + page.get(0) + ", nothing changed", "≤ 12 KB", kilobytes(visit.again()));
        }
    }

    private void times(Readers readers, String home, String thread) throws Exception {
        speak("page times");
        for (var page : List.of(List.of("Home", home), List.of("Thread", thread))) {
            var rendered = readers.read(20, MEASURING, List.of(page.get(1)), RENDERED, "Accept-Encoding: gzip");
            var kept = readers.read(20, MEASURING, List.of(page.get(1)), "Accept-Encoding: gzip");
            row(
                    page.get(0) + ", 20 readers at once, rendered each time, p50 / p95",
                    "p95 ≤ 50 ms",
                    milliseconds(rendered));
            row(page.get(0) + ", 20 readers at once, kept rendering, p50 / p95", "p95 ≤ 50 ms", milliseconds(kept));
        }
    }

    /** Both sides without compression, so that the handler has nothing to do but to return the bytes. */
    private void throughput(Readers readers, String name, String path) throws Exception {
        speak("throughput of the " + name);
        var plain = readers.get(path, RENDERED).body().length;
        var zipped = readers.get(path, "Accept-Encoding: gzip");
        var tag = zipped.header("ETag");
        readers.read(4, MEASURING, List.of("/bench/" + plain, "/bench/" + zipped.body().length), RENDERED);
        var bytes =
                readers.read(4, MEASURING, List.of("/bench/" + plain), RENDERED).perSecond();
        var fewerBytes = readers.read(4, MEASURING, List.of("/bench/" + zipped.body().length), RENDERED)
                .perSecond();
        var rendered = readers.read(4, MEASURING, List.of(path), RENDERED).perSecond();
        var kept = readers.read(4, MEASURING, List.of(path), "Accept-Encoding: gzip")
                .perSecond();
        var valid = readers.read(4, MEASURING, List.of(path), "Accept-Encoding: gzip", "If-None-Match: " + tag)
                .perSecond();
        row(
                "Throughput of the " + name + ", rendered each time (" + plain + " bytes)",
                "≥ 0.10",
                ratio(rendered, bytes));
        row(
                "Throughput of the " + name + ", kept rendering sent (" + zipped.body().length + " bytes)",
                "≥ 0.40",
                ratio(kept, fewerBytes));
        row(
                "Throughput of the " + name + ", reader's copy still valid (against " + plain + " bytes)",
                "≥ 0.40",
                ratio(valid, bytes));
    }

    private void memory(Installation koinon) throws IOException {
        row(
                "Resident memory of the application after all this load",
                "≤ 512 MB",
                koinon.applicationMegabytes() + " MB");
        row("Memory of its database, shared pages counted once", "", koinon.databaseMegabytes() + " MB");
    }

    private void manyCities(Installation koinon, Path data, String thread) throws Exception {
        var readers = koinon.readers();
        var one = 0.0;
        var founded = 1;
        for (var cities : new int[] {1, 100, 1000}) {
            if (cities > founded) {
                speak("founding " + (cities - founded) + " cities");
                ManyCities.found(
                        data,
                        CITY,
                        IntStream.range(founded, cities)
                                .mapToObj("city-%04d"::formatted)
                                .toList());
                founded = cities;
                TimeUnit.SECONDS.sleep(5);
            }
            var several = IntStream.range(0, Math.min(cities, 50))
                    .map(step -> step * Math.max(1, cities / 50))
                    .mapToObj(number -> number == 0 ? CITY : "city-%04d".formatted(number))
                    .flatMap(slug -> java.util.stream.Stream.of("/" + slug + "/en", thread.replace(CITY, slug)))
                    .toList();
            speak("page time with " + cities + " cities");
            readers.read(4, MEASURING, several, RENDERED);
            var measured = readers.read(4, MEASURING, several, RENDERED);
            one = cities == 1 ? measured.milliseconds(0.5) : one;
            row(
                    "Page time with " + cities + (cities == 1 ? " city" : " cities of this size")
                            + ", 4 readers, p50 / p95",
                    cities == 1 ? "" : "≤ 1.2 times",
                    milliseconds(measured)
                            + (cities == 1 ? "" : ", %.2f times".formatted(measured.milliseconds(0.5) / one)));
        }
    }

    private static String longestThread(Readers readers) throws IOException {
        var list = readers.get("/" + CITY + "/en/recommendations", RENDERED).text();
        var longest = "";
        var length = 0;
        for (var path : THREAD.matcher(list)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList()) {
            var answer = readers.get(path, RENDERED);
            if (answer.status() == 200 && answer.body().length > length) {
                longest = path;
                length = answer.body().length;
            }
        }
        if (longest.isEmpty()) {
            throw new IOException("The demonstration has no recommendation to read");
        }
        return longest;
    }

    private void row(String what, String budget, String measured) {
        table.row(what, budget, measured);
    }

    private static String ratio(double page, double bytes) {
        return String.format(Locale.ROOT, "%.2f (%.0f to %.0f a second)", page / bytes, page, bytes);
    }
}
