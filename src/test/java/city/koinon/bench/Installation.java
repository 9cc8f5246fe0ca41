package city.koinon.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A whole installation as a process of its own, started as {@code ./koinon run} starts it. */
final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Process process;
    private final Path data;
    private final int port;
    private final Duration start;

    private Installation(Process process, Path data, int port, Duration start) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.start = start;
    }

    /** The jar as it is delivered, with the options of {@code ./koinon run}. */
    static Installation ofTheJar(Path data, String... settings) throws Exception {
        return start(data, List.of("-Dspring.aot.enabled=true", "-jar", System.getProperty("koinon.jar")), settings);
    }

    /** The same classes and options with the handler beside them that pages are measured against. */
    static Installation withSameBytes(Path data, Path map, String... settings) throws Exception {
        return start(
                data,
                List.of(
                        "-cp",
                        map + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        "city.koinon.Koinon"),
                Stream.concat(Stream.of("--koinon.bench=true"), Stream.of(settings))
                        .toArray(String[]::new));
    }

    private static Installation start(Path data, List<String> what, String... settings) throws Exception {
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("koinon.java-options").split(" ")));
        command.addAll(what);
        command.addAll(List.of("--koinon.data=" + data, "--server.port=" + port));
        command.addAll(List.of(settings));
        var said = Files.createTempFile("koinon-bench-", ".log");
        var begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        var readers = new Readers(port);
        while (!answers(readers)) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException("It does not start:\n" + Files.readString(said));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        var start = Duration.ofNanos(System.nanoTime() - begun);
        while (!Files.readString(said).contains("Koinon is open at")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Files.delete(said);
        return new Installation(process, data, port, start);
    }

    Readers readers() {
        return new Readers(port);
    }

    int port() {
        return port;
    }

    /** From the command to the first page. */
    Duration start() {
        return start;
    }

    long applicationMegabytes() throws IOException {
        return resident(process.pid()) >> 10;
    }

    /** In bytes, how much of the heap is in use once everything that nobody needs is gone. */
    long live() throws IOException, InterruptedException {
        var asking = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (var said = asking.inputReader()) {
            return said.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The application does not tell of its heap"));
        }
    }

    /** Shared memory is counted once, as the kernel shares it out among the processes. */
    long databaseMegabytes() throws IOException {
        var server = postmaster();
        if (server.isEmpty()) {
            return 0;
        }
        var sum = 0L;
        for (var each : Stream.concat(Stream.of(server.get()), server.get().descendants())
                .toList()) {
            sum += kilobytes(Path.of("/proc", Long.toString(each.pid()), "smaps_rollup"), "Pss:");
        }
        return sum >> 10;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static boolean answers(Readers readers) {
        try {
            return readers.get("/levadia/en").status() < 500;
        } catch (IOException | RuntimeException notYet) {
            return false;
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("database/postmaster.pid"))
                .getFirst()
                .strip()));
    }

    private static long resident(long pid) throws IOException {
        return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    private static long kilobytes(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
