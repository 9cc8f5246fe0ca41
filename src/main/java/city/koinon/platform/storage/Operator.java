package city.koinon.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/**
 * What the operator can say to the jar: nothing (run), {@code backup FILE} or {@code restore FILE}, with {@code --koinon.data=…} and every
 * other setting as an option or an environment variable.
 */
public final class Operator {

    private Operator() {}

    public static void obey(Class<?> application, String... args) {
        var words = Stream.of(args).filter(arg -> !arg.startsWith("--")).toList();
        if (words.isEmpty()) {
            run(application, args);
            return;
        }
        try {
            switch (words.getFirst()) {
                case "backup" -> backup(file(words), settings(args));
                case "restore" -> restore(application, file(words), settings(args), args);
                default ->
                    throw new CannotStart("There is no command '" + words.getFirst()
                            + "'. Known: backup FILE, restore FILE, or none to run.");
            }
        } catch (CannotStart refused) {
            System.err.println("koinon: " + refused.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void run(Class<?> application, String... args) {
        var koinon = new SpringApplication(application);
        koinon.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            portMustBeFree(event.getEnvironment());
            folderMustBeFree(event.getEnvironment());
            stayWhatTheFolderIs(event.getEnvironment());
        });
        koinon.addListeners((ApplicationListener<ApplicationReadyEvent>)
                event -> sayWhereToGo(event.getApplicationContext().getEnvironment()));
        var open = koinon.run(args);
        var rehearsal = open.getEnvironment().getProperty("koinon.rehearsal", String[].class, new String[0]);
        if (rehearsal.length > 0) {
            rehearse(open, List.of(rehearsal));
        }
    }

    /** Opens these pages and closes again: the Java machine notes what a start needs and has it ready at the next (see ./koinon). */
    private static void rehearse(ConfigurableApplicationContext open, List<String> paths) {
        try (open;
                var reader = HttpClient.newHttpClient()) {
            var address = "http://127.0.0.1:" + open.getEnvironment().getProperty("local.server.port");
            for (var path : paths) {
                var answer = reader.send(
                        HttpRequest.newBuilder(URI.create(address + path)).build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() >= 500) {
                    throw new IllegalStateException(path + " answers " + answer.statusCode());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sayWhereToGo(ConfigurableEnvironment settings) {
        var address = settings.getProperty("server.address", "127.0.0.1");
        var host = address.contains(":") ? "[" + address + "]" : address;
        System.out.println("Koinon is open at http://" + host + ":" + settings.getProperty("local.server.port") + "/");
        System.out.println("Its data are in " + (isEmbedded(settings) ? data(settings) : "the external database")
                + ". Ctrl-C stops it.");
    }

    /** The lock itself is taken later, with the database; this only spares a second application the way there. */
    private static void folderMustBeFree(ConfigurableEnvironment settings) {
        if (isEmbedded(settings) && DataFolder.isInUse(data(settings))) {
            throw DataFolder.inUse(data(settings));
        }
    }

    /** A demonstration is wished for only once, at the first start; a city at work must never find one among its papers. */
    static void stayWhatTheFolderIs(ConfigurableEnvironment settings) {
        var wished = settings.getProperty("koinon.demonstration", Boolean.class, false);
        var shown = isEmbedded(settings) && !DataFolder.isNew(data(settings))
                ? DataFolder.isDemonstration(data(settings))
                : wished;
        settings.getPropertySources()
                .addFirst(new MapPropertySource(
                        "what the data folder is",
                        Map.of("koinon.demonstration", shown, "koinon.demonstration.load", shown)));
    }

    /** Asked before the database is started: a taken port must not leave anything half done. */
    static void portMustBeFree(ConfigurableEnvironment settings) {
        var port = settings.getProperty("server.port", Integer.class, 8080);
        var address = settings.getProperty("server.address", "127.0.0.1");
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException taken) {
            throw new CannotStart(
                    "Port " + port + " of " + address + " cannot be used (" + taken.getMessage()
                            + "). Choose another with --port.",
                    taken);
        }
    }

    static void backup(Path file, ConfigurableEnvironment settings) {
        var contents = atWork(settings) ? ofTheRunning(file, data(settings)) : ofTheResting(file, settings);
        System.out.println("Backed up " + Restore.summary(contents) + " to " + file);
    }

    private static boolean atWork(ConfigurableEnvironment settings) {
        return isEmbedded(settings) && DataFolder.isInUse(data(settings));
    }

    private static BackupContents ofTheRunning(Path file, Path data) {
        var password = DataFolder.keysOf(data).getProperty("koinon_owner");
        return Backup.write(
                PostgresServer.dataSource(PostgresServer.portOf(data), "koinon_owner", password),
                file,
                DataFolder.isDemonstration(data));
    }

    private static BackupContents ofTheResting(Path file, ConfigurableEnvironment settings) {
        if (isEmbedded(settings) && !Files.exists(data(settings).resolve("database"))) {
            throw new CannotStart("There is nothing to back up in " + data(settings) + ".");
        }
        try (var database = Database.open(settings)) {
            return Backup.write(database.owner(), file, isDemonstration(settings));
        }
    }

    static void restore(Class<?> application, Path file, ConfigurableEnvironment settings, String... args) {
        var contents = Restore.contentsOf(file);
        if (!isEmbedded(settings)) {
            try (var database = Database.open(settings)) {
                ExternalServer.mustBeEmpty(database.owner());
            }
        } else if (!DataFolder.isEmpty(data(settings))) {
            throw new CannotStart("The folder " + data(settings)
                    + " is not empty. Restore into an empty one (--data), so that nothing is lost by mistake.");
        }
        try (var tables = makeTables(application, args)) {
            tables.getBean(FlywayMigrationInitializer.class);
            Restore.load(file, contents, tables.getBean("owner", DataSource.class));
            tables.getBean(Database.class).restored(contents.demonstration());
        } catch (RuntimeException failure) {
            if (isEmbedded(settings)) {
                clear(data(settings));
            }
            throw failure;
        }
        System.out.println(
                "Restored " + Restore.summary(contents) + " of " + contents.madeAt() + ", each table checked");
    }

    /** The application's own migrations, without its pages, its jobs or anything else that begins when it is ready. */
    static ConfigurableApplicationContext makeTables(Class<?> application, String... args) {
        var migrations = new SpringApplication(application) {
            @Override
            protected void afterRefresh(ConfigurableApplicationContext context, ApplicationArguments arguments) {
                throw new AbandonedRunException(context);
            }
        };
        migrations.setWebApplicationType(WebApplicationType.NONE);
        migrations.setLazyInitialization(true);
        var options = Stream.concat(
                Stream.of(args).filter(arg -> arg.startsWith("--")),
                Stream.of(
                        "--koinon.restoring=true",
                        "--koinon.jobs=false",
                        "--koinon.demonstration=false",
                        "--spring.main.log-startup-info=false",
                        // Beans that were never needed complain when they are to be put away.
                        "--logging.level.org.springframework.beans.factory.support.DisposableBeanAdapter=error"));
        try {
            return migrations.run(options.toArray(String[]::new));
        } catch (SpringApplication.AbandonedRunException asIntended) {
            return java.util.Objects.requireNonNull(asIntended.getApplicationContext());
        }
    }

    private static Path file(List<String> words) {
        if (words.size() != 2) {
            throw new CannotStart("Say which file: " + words.getFirst() + " FILE");
        }
        return Path.of(words.get(1)).toAbsolutePath().normalize();
    }

    static ConfigurableEnvironment settings(String... args) {
        var settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
        org.springframework.boot.context.properties.source.ConfigurationPropertySources.attach(settings);
        return settings;
    }

    private static Path data(ConfigurableEnvironment settings) {
        return Path.of(settings.getProperty("koinon.data", "data"))
                .toAbsolutePath()
                .normalize();
    }

    private static boolean isDemonstration(ConfigurableEnvironment settings) {
        return isEmbedded(settings)
                ? DataFolder.isDemonstration(data(settings))
                : settings.getProperty("koinon.demonstration", Boolean.class, false);
    }

    /** Our own database in a folder; neither an external one nor one that is only tried out. */
    private static boolean isEmbedded(ConfigurableEnvironment settings) {
        return settings.getProperty("koinon.db.url", "").isBlank()
                && !settings.getProperty("koinon.data", "data").isBlank();
    }

    private static void clear(Path folder) {
        try (var entries = Files.list(folder)) {
            for (var entry : entries.toList()) {
                FileSystemUtils.deleteRecursively(entry);
            }
        } catch (IOException failure) {
            System.err.println("koinon: " + folder + " could not be emptied again: " + failure.getMessage());
        }
    }
}
