package city.koinon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which measurements are written down. Each part of the bench has a block of its own there and leaves the others alone. */
final class Report {

    private final Path file;

    Report(Path file) {
        this.file = file;
    }

    /** @param block its name between the two lines that hold it */
    void write(String block, String text) throws IOException {
        var held = Pattern.compile("(<!-- " + block + "\\b[^>]*-->).*?(<!-- /" + block + " -->)", Pattern.DOTALL)
                .matcher(Files.readString(file));
        if (!held.find()) {
            throw new IOException(file + " has no block for " + block);
        }
        Files.writeString(file, held.replaceFirst("$1\n\n" + Matcher.quoteReplacement(text.strip()) + "\n\n$2"));
        System.out.println(text);
    }

    static String machine() throws IOException {
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .findFirst()
                .orElse("unknown processor");
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
        return "Measured on %s, on %d cores of %s with %d GB of memory, Linux %s, Java %s, the readers on the same machine, everything warm."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        Math.round(Long.parseLong(memory) / 1048576.0),
                        System.getProperty("os.version").replaceFirst("-.*", ""),
                        System.getProperty("java.version"));
    }
}
