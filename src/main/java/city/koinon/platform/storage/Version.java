package city.koinon.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which Koinon this is, or which one wrote a folder.
 *
 * @param application as released, such as 0.1.0
 * @param migrations how many steps the tables have gone through; says it also between releases
 * @param postgresql the major version whose files these are
 */
record Version(String application, int migrations, int postgresql) {

    static final int POSTGRESQL = 18;

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+).*");

    static Version mine() {
        try {
            var migrations =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:city/koinon/**/V*__*.sql");
            var application = Version.class.getPackage().getImplementationVersion();
            return new Version(application == null ? "unreleased" : application, migrations.length, POSTGRESQL);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean newerThan(Version other) {
        return migrations > other.migrations
                || (migrations == other.migrations && other.released() > 0 && released() > other.released())
                || postgresql > other.postgresql;
    }

    Properties asProperties() {
        var written = new Properties();
        written.setProperty("application", application);
        written.setProperty("migrations", Integer.toString(migrations));
        written.setProperty("postgresql", Integer.toString(postgresql));
        return written;
    }

    static Version from(Properties written) {
        try {
            return new Version(
                    written.getProperty("application", ""),
                    Integer.parseInt(written.getProperty("migrations", "").strip()),
                    Integer.parseInt(written.getProperty("postgresql", "").strip()));
        } catch (NumberFormatException unreadable) {
            throw new CannotStart(
                    "The file 'version' in the data folder cannot be read; restore the folder from a backup.",
                    unreadable);
        }
    }

    private long released() {
        var numbers = NUMBERS.matcher(application);
        return numbers.matches()
                ? Long.parseLong(numbers.group(1)) * 1_000_000
                        + Long.parseLong(numbers.group(2)) * 1_000
                        + Long.parseLong(numbers.group(3))
                : 0;
    }
}
