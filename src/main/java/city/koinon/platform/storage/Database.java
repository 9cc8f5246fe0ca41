package city.koinon.platform.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;

/**
 * The database of this installation, seen by its two roles: the owner brings the tables to their version and does nothing else, the
 * application works and cannot step around row-level security.
 */
final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final PGSimpleDataSource owner;
    private final PGSimpleDataSource application;
    private final @Nullable PostgresServer server;

    private Database(PGSimpleDataSource owner, PGSimpleDataSource application, @Nullable PostgresServer server) {
        this.owner = owner;
        this.application = application;
        this.server = server;
    }

    /** An external server where {@code koinon.db.url} names one; otherwise our own, in the data folder or (without one) only for now. */
    static Database open(Environment settings) {
        var url = settings.getProperty("koinon.db.url", "");
        if (!url.isBlank()) {
            return external(url, settings);
        }
        var data = settings.getProperty("koinon.data", "");
        return data.isBlank()
                ? TemporaryServer.newDatabase()
                : embedded(Path.of(data).toAbsolutePath().normalize(), settings);
    }

    static Database of(PGSimpleDataSource owner, PGSimpleDataSource application) {
        return new Database(owner, application, null);
    }

    DataSource owner() {
        return owner;
    }

    HikariDataSource pool(Environment settings) {
        var pool = new HikariDataSource();
        pool.setPoolName("koinon");
        pool.setDataSource(application);
        pool.setMaximumPoolSize(settings.getProperty("koinon.db.connections", Integer.class, CONNECTIONS));
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        return pool;
    }

    /** Called when the tables have been brought to the version of this application. */
    void migrated() {
        if (server != null) {
            server.folder().writtenBy(Version.mine());
        }
    }

    /** Called when a restore has been checked. */
    void restored(boolean demonstration) {
        if (server != null) {
            server.folder().restored(demonstration);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Database embedded(Path data, Environment settings) {
        var space = settings.getProperty("koinon.least-space-mb", Long.class, DataFolder.LEAST_SPACE >> 20) << 20;
        var folder = DataFolder.open(
                data, Version.mine(), space, settings.getProperty("koinon.restoring", Boolean.class, false));
        try {
            if (DataFolder.isNew(data) && settings.getProperty("koinon.demonstration", Boolean.class, false)) {
                folder.becomesDemonstration();
            }
            var server = PostgresServer.start(folder, Programs.unpackedIn(folder.programs()), PostgresServer.DURABLE);
            return new Database(server.as("koinon_owner"), server.as("koinon_app"), server);
        } catch (RuntimeException failure) {
            closeQuietly(folder);
            throw failure;
        }
    }

    private static Database external(String url, Environment settings) {
        var owner = source(url, settings, "owner");
        var application = source(url, settings, "app");
        ExternalServer.check(owner, application);
        return new Database(owner, application, null);
    }

    private static PGSimpleDataSource source(String url, Environment settings, String role) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException unreadable) {
            throw new CannotStart(
                    "KOINON_DB_URL must look like jdbc:postgresql://host:5432/koinon; it is: " + url, unreadable);
        }
        source.setUser(wanted(settings, role, "user"));
        source.setPassword(wanted(settings, role, "password"));
        source.setApplicationName("koinon");
        return source;
    }

    private static String wanted(Environment settings, String role, String what) {
        var value = settings.getProperty("koinon.db." + role + "." + what, "");
        if (value.isBlank()) {
            throw new CannotStart("KOINON_DB_URL is set, so KOINON_DB_" + role.toUpperCase(java.util.Locale.ROOT) + "_"
                    + what.toUpperCase(java.util.Locale.ROOT) + " must be set too.");
        }
        return value;
    }

    private static void closeQuietly(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException alreadyFailing) {
            // what we are about to tell matters more
        }
    }
}
