package city.koinon.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/** One server for all that is only tried out in this process: each application context gets a fresh database in it. */
final class TemporaryServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TemporaryServer() {}

    /** Started at the first need; stopped after the last application context has closed, because contexts still write while closing. */
    private static final class Holder {

        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                var path = Files.createTempDirectory("koinon-");
                var folder = DataFolder.open(path, Version.mine(), 0);
                var programs = Programs.unpackedIn(Path.of(System.getProperty("user.home"), ".cache", "koinon"));
                var server = PostgresServer.start(folder, programs, PostgresServer.FLEETING);
                SpringApplication.getShutdownHandlers().add(() -> end(server, path));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void end(PostgresServer server, Path path) {
            try {
                server.close();
                FileSystemUtils.deleteRecursively(path);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    static Database newDatabase() {
        var server = Holder.SERVER;
        var name = "koinon_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres",
                        "postgres",
                        server.folder().password("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner koinon_owner");
        } catch (SQLException failure) {
            throw new CannotStart("A database to try things out cannot be made: " + failure.getMessage(), failure);
        }
        return Database.of(in(name, server.as("koinon_owner")), in(name, server.as("koinon_app")));
    }

    private static PGSimpleDataSource in(String database, PGSimpleDataSource source) {
        source.setDatabaseName(database);
        return source;
    }
}
