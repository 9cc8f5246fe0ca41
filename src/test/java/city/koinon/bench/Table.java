package city.koinon.bench;

import java.time.Duration;
import java.util.Locale;

/** What was measured, line by line, as it will stand on the page. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    Table(String... columns) {
        text.append("| ")
                .append(String.join(" | ", columns))
                .append(" |\n|")
                .append("---|".repeat(columns.length))
                .append('\n');
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        speak(String.join(", ", cells));
    }

    static void speak(String text) {
        System.err.println("bench: " + text);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }

    static String milliseconds(Readers.Measured measured) {
        return String.format(Locale.ROOT, "%.1f / %.1f ms", measured.milliseconds(0.5), measured.milliseconds(0.95));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
