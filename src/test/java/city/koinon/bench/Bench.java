package city.koinon.bench;

import city.koinon.ModulesMap;
import city.koinon.platform.search.Judged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Measures what the budgets speak of and writes it into docs/performance.md: the whole, or the parts that are named. Benchmarks, never tests:
 * another machine has other numbers, but the ratios should hold there too.
 */
final class Bench {

    private static final List<String> PARTS = List.of("house", "office", "judged");

    private Bench() {}

    static void main(String[] args) throws Exception {
        var named = Arrays.stream(System.getProperty("koinon.bench.parts", "").split("[ ,]+"))
                .filter(it -> !it.isEmpty())
                .toList();
        if (!PARTS.containsAll(named)) {
            throw new IllegalArgumentException("The parts are " + PARTS + ", not " + named);
        }
        var parts = named.isEmpty() ? PARTS : named;
        var report = new Report(Path.of(args[0]));
        var folder = Files.createTempDirectory("koinon-bench-");
        try {
            var map = folder.resolve("map");
            ModulesMap.main(new String[] {map.toString()});
            if (parts.contains("house")) {
                report.write("house", Report.machine() + "\n\n" + new House().measure(folder.resolve("house"), map));
            }
            if (parts.contains("office")) {
                report.write("office", Report.machine() + "\n\n" + new Office().measure(folder.resolve("office")));
            }
            if (parts.contains("judged")) {
                report.write("judged", JudgedQueries.table(Judged.Group.JUDGED));
                report.write("held-out", JudgedQueries.table(Judged.Group.HELD_OUT));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
