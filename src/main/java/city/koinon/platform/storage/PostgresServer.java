package city.koinon.platform.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL that the application starts for itself, on a free port of the loopback address, with its files in the data folder.
 *
 * <p>It does what zonky's own starter does not: it writes durably, asks every role for a password, survives a killed application, and
 * leaves the moment of stopping to the caller, because the database must be the last to go.
 */
final class PostgresServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    /** What holds for a city's data: an answer that was acknowledged is on the disk. */
    static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /** What a test may do, whose data nobody will miss. */
    static final Map<String, String> FLEETING =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);
    private static final Pattern PORT_TAKEN = Pattern.compile("Address already in use", Pattern.LITERAL);

    private final DataFolder folder;
    private final Programs programs;
    private final int port;
    private boolean running = true;

    private PostgresServer(DataFolder folder, Programs programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    static PostgresServer start(DataFolder folder, Programs programs, Map<String, String> durability) {
        try {
            stopWhatAKilledApplicationLeft(folder, programs);
            if (!Files.exists(folder.database())) {
                make(folder, programs);
            }
            var server = new PostgresServer(folder, programs, launch(folder, programs, durability));
            try {
                server.prepare();
                return server;
            } catch (RuntimeException | SQLException failure) {
                server.close();
                throw failure;
            }
        } catch (IOException | SQLException failure) {
            throw new CannotStart(
                    "The database in " + folder.database() + " cannot be started (" + failure.getMessage() + "); see "
                            + folder.log() + ".",
                    failure);
        }
    }

    /** Of the server that works in the folder of another process; so a backup can be made while the city is at work. */
    static int portOf(Path folder) {
        try {
            return Integer.parseInt(Files.readAllLines(folder.resolve("database/postmaster.pid"))
                    .get(3)
                    .strip());
        } catch (IOException | RuntimeException notThere) {
            throw new CannotStart(
                    "A Koinon works in " + folder
                            + ", but its database is just starting or stopping. Try again in a moment.",
                    notThere);
        }
    }

    PGSimpleDataSource as(String role) {
        return dataSource(port, role, folder.password(role));
    }

    static PGSimpleDataSource dataSource(int port, String role, String password) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("koinon");
        source.setUser(role);
        source.setPassword(password);
        return source;
    }

    int port() {
        return port;
    }

    DataFolder folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (!running) {
            return;
        }
        running = false;
        try {
            stop(folder, programs);
            log.info("The database has stopped");
        } finally {
            folder.close();
        }
    }

    /** Made beside and renamed when whole: a first start that is interrupted leaves nothing that looks like a database. */
    private static void make(DataFolder folder, Programs programs) throws IOException {
        var fresh = folder.path().resolve("database.new");
        FileSystemUtils.deleteRecursively(fresh);
        var password = Files.writeString(folder.path().resolve("password.new"), "");
        try {
            Files.setPosixFilePermissions(
                    password, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            Files.writeString(password, folder.password("postgres"));
            var output = run(
                    programs,
                    "initdb",
                    List.of(
                            "-D",
                            fresh.toString(),
                            "-U",
                            "postgres",
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + password,
                            "-E",
                            "UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            if (output.exit() != 0) {
                FileSystemUtils.deleteRecursively(fresh);
                throw new CannotStart("The database cannot be made in " + folder.path() + ": " + output.lastLine());
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(fresh, folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static int launch(DataFolder folder, Programs programs, Map<String, String> durability) throws IOException {
        rotate(folder.log());
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            var before = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
            var output = run(
                    programs,
                    "pg_ctl",
                    List.of(
                            "start",
                            "-w",
                            "-t",
                            Long.toString(LONGEST_RECOVERY.toSeconds()),
                            "-D",
                            folder.database().toString(),
                            "-l",
                            folder.log().toString(),
                            "-o",
                            options(port, durability)));
            if (output.exit() == 0) {
                return port;
            }
            var told = newIn(folder.log(), before);
            if (attempt < 3 && PORT_TAKEN.matcher(told).find()) {
                continue;
            }
            if (told.contains("No space left on device")) {
                throw new CannotStart("The disk of " + folder.path()
                        + " is full: the database cannot start. Make room and start again; nothing is lost.");
            }
            throw new CannotStart("The database in " + folder.database() + " does not start: "
                    + lastComplaint(told, output.lastLine()) + " (all of it in " + folder.log() + ")");
        }
    }

    private static String options(int port, Map<String, String> durability) {
        var settings = new java.util.TreeMap<>(durability);
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "64MB");
        settings.put("io_method", "sync");
        settings.put("jit", "off");
        settings.put("max_wal_size", "256MB");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        return "-p " + port
                + settings.entrySet().stream()
                        .map(setting -> " -c " + setting.getKey() + "="
                                + (setting.getValue().isEmpty() ? "''" : setting.getValue()))
                        .collect(Collectors.joining());
    }

    /** The roles and the database, as an operator of an external server would make them: see README. */
    private void prepare() throws SQLException {
        try (var connection = connect("postgres")) {
            for (var role : List.of("koinon_owner", "koinon_app")) {
                if (missing(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    execute(
                            connection,
                            "create role " + role + " login nosuperuser nobypassrls nocreatedb nocreaterole password '"
                                    + folder.password(role) + "'");
                }
            }
            if (missing(connection, "select 1 from pg_database where datname = ?", "koinon")) {
                execute(connection, "create database koinon owner koinon_owner");
                execute(connection, "revoke all on database koinon from public");
                execute(connection, "grant connect on database koinon to koinon_app");
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", folder.password("postgres"));
    }

    private static boolean missing(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * After a {@code kill -9} of the application its database still runs, or (after a power cut) only the file with its number is left.
     * We hold the folder's lock, so nobody else can be using either.
     */
    private static void stopWhatAKilledApplicationLeft(DataFolder folder, Programs programs) throws IOException {
        var file = folder.database().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        if (isOurs(file, folder.database())) {
            log.info("The application was killed while its database kept running; stopping that one first");
            stop(folder, programs);
        } else {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isOurs(Path file, Path database) {
        try {
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            var process = ProcessHandle.of(pid);
            if (process.isEmpty() || !process.get().isAlive()) {
                return false;
            }
            var folder = Path.of("/proc", Long.toString(pid), "cwd");
            return Files.exists(folder)
                    ? folder.toRealPath().equals(database.toRealPath())
                    : process.get().info().command().orElse("").endsWith("postgres");
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    private static void stop(DataFolder folder, Programs programs) throws IOException {
        var stopped = run(
                programs,
                "pg_ctl",
                List.of("stop", "-D", folder.database().toString(), "-m", "fast", "-w", "-t", "60"));
        if (stopped.exit() != 0 && Files.exists(folder.database().resolve("postmaster.pid"))) {
            log.warn("The database did not stop by itself ({}); it will recover at the next start", stopped.lastLine());
            run(
                    programs,
                    "pg_ctl",
                    List.of("stop", "-D", folder.database().toString(), "-m", "immediate", "-w", "-t", "30"));
        }
    }

    private record Output(int exit, String text) {

        String lastLine() {
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (first, second) -> second)
                    .strip();
        }
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it is nobody there, and root's files stay root's. */
    private static Output run(Programs programs, String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.program(program));
        command.addAll(arguments);
        try {
            var process = builder(command).start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_RECOVERY.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end");
            }
            if (isRoot() && text.contains("unshare failed")) {
                throw new CannotStart("PostgreSQL does not run as root here. Start Koinon as an ordinary user.");
            }
            return new Output(process.exitValue(), text);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("KOINON_") || name.startsWith("MALLOC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void rotate(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 5L << 20) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String newIn(Path file, long from) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var stream = Files.newInputStream(file)) {
            stream.skipNBytes(Math.min(from, Files.size(file)));
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static String lastComplaint(String told, String otherwise) {
        return told.lines()
                .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR"))
                .reduce((first, second) -> second)
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC|ERROR):\\s*", ""))
                .orElse(otherwise);
    }
}
