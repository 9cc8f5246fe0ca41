package city.koinon.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.ModulesMap;
import city.koinon.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole installation as a process of its own, treated as badly as power cuts and impatient people do. */
class KilledTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path somewhere;

    final HttpClient web = HttpClient.newHttpClient();
    final List<Process> started = new ArrayList<>();
    int port;

    @BeforeEach
    void prepare() throws IOException {
        ModulesMap.main(new String[] {somewhere.resolve("map").toString()});
        port = Ports.free();
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        for (var process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        var koinon = start();
        var first = write();
        assertThat(endOf(run("--server.port=0"))).isEqualTo(1);
        assertThat(said()).contains("koinon: Another Koinon is already working in");
        assertThat(endOf(run("--koinon.data=" + somewhere.resolve("other"), "--server.port=" + port)))
                .isEqualTo(1);
        assertThat(said()).contains("koinon: Port " + port + " of 127.0.0.1 cannot be used");
        assertThat(somewhere.resolve("other")).doesNotExist();

        kill(koinon);
        assertThat(postmaster()).as("the database outlives its application").isPresent();
        koinon = start();
        assertThat(read(first)).isEqualTo("there");
        var second = write();

        kill(koinon, postmaster().orElseThrow());
        koinon = start();
        assertThat(read(first)).isEqualTo("there");
        assertThat(read(second)).isEqualTo("there");

        koinon.destroy();
        assertThat(koinon.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(postmaster()).isEmpty();
        assertThat(said().strip().lines().reduce("", (before, line) -> line)).contains("The database has stopped");
        assertThat(Files.readString(data().resolve("database.log")).strip()).endsWith("database system is shut down");
    }

    private Path data() {
        return somewhere.resolve("data");
    }

    private Process start() throws Exception {
        var koinon = run("--server.port=" + port);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!said().contains("Koinon is open at")) {
            assertThat(koinon.isAlive()).as(said()).isTrue();
            assertThat(System.nanoTime()).as("it opens in time: " + said()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return koinon;
    }

    private Process run(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                somewhere.resolve("map")
                        + System.getProperty("path.separator")
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "city.koinon.Koinon",
                "--koinon.data=" + data(),
                "--koinon.jobs=false",
                "--koinon.test.wall=true"));
        for (var option : options) {
            command.removeIf(given -> given.startsWith(option.split("=")[0] + "="));
            command.add(option);
        }
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(somewhere.resolve("said").toFile())
                .start();
        started.add(process);
        return process;
    }

    private static int endOf(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(somewhere.resolve("said"));
    }

    private static void kill(Process koinon, ProcessHandle... others) throws InterruptedException {
        koinon.destroyForcibly().waitFor();
        for (var other : others) {
            other.destroyForcibly();
        }
    }

    private java.util.Optional<ProcessHandle> postmaster() throws IOException {
        var file = data().resolve("database/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(
                                Files.readAllLines(file).getFirst().strip()))
                        .filter(ProcessHandle::isAlive)
                : java.util.Optional.empty();
    }

    private UUID write() throws Exception {
        var note = UUID.randomUUID();
        var answer = send(HttpRequest.newBuilder(wall(note))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer).isEqualTo("acknowledged");
        return note;
    }

    private String read(UUID note) throws Exception {
        return send(HttpRequest.newBuilder(wall(note)).build());
    }

    private String send(HttpRequest request) throws Exception {
        return web.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private URI wall(UUID note) {
        return URI.create("http://127.0.0.1:" + port + "/levadia/en/wall?note=" + note);
    }
}
