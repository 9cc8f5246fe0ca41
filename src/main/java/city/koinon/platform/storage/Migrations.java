package city.koinon.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the tables to the version of this application. Asking each module whether it has anything new takes half of a start, so the
 * database remembers the files it was last brought up to date with, and a start with the same files asks nobody.
 */
record Migrations(FlywayMigrationStrategy modules) implements FlywayMigrationStrategy {

    @Override
    public void migrate(Flyway flyway) {
        var files = fingerprint(flyway);
        if (!isUpToDate(flyway, files)) {
            modules.migrate(lookingIntoFolders(flyway));
            remember(flyway, files);
        }
    }

    /** Wired at the build, Flyway is given a list of all modules' files, which knows no folders; without it each module has its own. */
    private static Flyway lookingIntoFolders(Flyway flyway) {
        return Flyway.configure(flyway.getConfiguration().getClassLoader())
                .configuration(flyway.getConfiguration())
                .resourceProvider(null)
                .load();
    }

    /** SHA-256 over the names and contents of all migrations. */
    private static String fingerprint(Flyway flyway) {
        var resolver = new PathMatchingResourcePatternResolver(
                flyway.getConfiguration().getClassLoader());
        var files = new TreeMap<String, byte[]>();
        try {
            for (Location location : flyway.getConfiguration().getLocations()) {
                for (var file : resolver.getResources("classpath*:" + location.getPath() + "/**/*.sql")) {
                    files.put(file.getURL().toString().replaceFirst(".*/city/", "city/"), file.getContentAsByteArray());
                }
            }
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static boolean isUpToDate(Flyway flyway, String files) {
        try (var connection = connection(flyway)) {
            var histories = Tables.histories(connection);
            return !histories.isEmpty() && files.equals(comment(connection, histories.getFirst()));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void remember(Flyway flyway, String files) {
        try (var connection = connection(flyway);
                var statement = connection.createStatement()) {
            statement.execute("comment on table " + Tables.histories(connection).getFirst() + " is '" + files + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String comment(Connection connection, String table) throws SQLException {
        try (var statement =
                connection.prepareStatement("select coalesce(obj_description(?::regclass, 'pg_class'), '')")) {
            statement.setString(1, table);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }

    private static Connection connection(Flyway flyway) throws SQLException {
        return flyway.getConfiguration().getDataSource().getConnection();
    }
}
