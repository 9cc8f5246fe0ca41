package city.koinon.platform.storage;

import static org.awaitility.Awaitility.await;

import city.koinon.ModulesMap;
import city.koinon.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An installation, or one of several on the same database, as a process of its own with its jobs at work. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path said;
    private final int port;

    private Node(Process process, Path said, int port) {
        this.process = process;
        this.said = said;
        this.port = port;
    }

    /** Written down once for all nodes of a story, so that none has to find out which modules there are. */
    public static Path map(Path somewhere) throws IOException {
        var map = somewhere.resolve("map");
        ModulesMap.main(new String[] {map.toString()});
        return map;
    }

    public static Node start(Path map, String... settings) throws IOException {
        var port = Ports.free();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-cp",
                map
                        + System.getProperty("path.separator")
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "city.koinon.Koinon",
                "--server.port=" + port,
                "--koinon.jobs.pace=300ms"));
        command.addAll(List.of(settings));
        var said = Files.createTempFile(map, "node-", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new Node(process, said, port);
    }

    /** Returns when it is open for everybody. */
    public Node opened() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It does not start:\n" + said());
            }
            return said().contains("Koinon is open at");
        });
        return this;
    }

    public int port() {
        return port;
    }

    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As a power cut does it. Its database is killed with it when it has one of its own. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the installation in this folder stands still, time goes on. */
    public static void meanwhileItBecomes(Instant then, Path data) {
        reading(data, "league", jdbc -> {
            setClock(jdbc, then);
            return true;
        });
    }

    /** All nodes of a demonstration follow this clock; nothing of its history is played. */
    public static void setClock(JdbcClient jdbc, Instant then) {
        jdbc.sql("update kernel.demonstration_clock set ahead_seconds = :ahead, loaded = true")
                .param("ahead", Duration.between(Instant.now(), then).toSeconds())
                .update();
    }

    /** Opens the database of an installation that is not running, as its owner. */
    public static <T> T reading(Path data, String city, Function<JdbcClient, T> work) {
        try (var database = Database.open(Operator.settings("--koinon.data=" + data));
                var connection = database.owner().getConnection();
                var single = new SingleConnectionDataSource(connection, true)) {
            var jdbc = JdbcClient.create(single);
            jdbc.sql("select set_config('koinon.city', :city, false)")
                    .param("city", city)
                    .query(String.class)
                    .single();
            return work.apply(jdbc);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
