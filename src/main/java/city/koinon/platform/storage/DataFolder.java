package city.koinon.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one installation: its database, the keys to it, which version wrote it, and the lock that keeps a second application out.
 * Everything here is readable by its owner only.
 */
final class DataFolder implements AutoCloseable {

    /** A database that runs out of disk stops in the middle of a sentence; better not to begin. */
    static final long LEAST_SPACE = 256L << 20;

    private static final List<String> ROLES = List.of("postgres", "koinon_owner", "koinon_app");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the folder for this process, or says in one sentence why not, having changed nothing in it. */
    static DataFolder open(Path path, Version mine, long leastSpace) {
        return open(path, mine, leastSpace, false);
    }

    /** @param restoring marks the folder until {@link #restored(boolean)}, so that half a restore is never taken for an installation */
    static DataFolder open(Path path, Version mine, long leastSpace, boolean restoring) {
        try {
            makePrivate(path);
            if (!Files.isWritable(path)) {
                throw new CannotStart("The data folder " + path
                        + " cannot be written to; choose another with --data or change its owner.");
            }
            var lock = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                take(lock, path);
                var folder = new DataFolder(path, lock);
                folder.check(mine, leastSpace);
                if (restoring) {
                    folder.touch("restoring");
                }
                return folder;
            } catch (RuntimeException | IOException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new CannotStart("The data folder " + path + " cannot be used (" + reason(failure) + ").", failure);
        }
    }

    /** A folder that is only looked at while somebody else works in it. */
    static Properties keysOf(Path path) {
        return read(path.resolve("keys"));
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("database");
    }

    Path log() {
        return path.resolve("database.log");
    }

    Path programs() {
        return path.resolve("programs");
    }

    /** Passwords of the database's roles: made once, at random, known only to this folder. */
    String password(String role) {
        var file = path.resolve("keys");
        if (!Files.exists(file)) {
            var random = new SecureRandom();
            var keys = new Properties();
            ROLES.forEach(each -> {
                var bytes = new byte[24];
                random.nextBytes(bytes);
                keys.setProperty(each, Base64.getUrlEncoder().encodeToString(bytes));
            });
            write(file, keys);
        }
        return read(file).getProperty(role);
    }

    /** After the tables have been brought to this version. */
    void writtenBy(Version version) {
        var file = path.resolve("version");
        if (!Files.exists(file) || !read(file).equals(version.asProperties())) {
            write(file, version.asProperties());
        }
    }

    /** Nothing has ever worked in it. */
    static boolean isNew(Path path) {
        return !Files.exists(path.resolve("database"));
    }

    /** What a folder begins as it stays: a city's installation never turns into a demonstration. */
    static boolean isDemonstration(Path path) {
        return Files.exists(path.resolve("demonstration"));
    }

    /** Before the first scene is played into the new folder. */
    void becomesDemonstration() {
        touch("demonstration");
    }

    private void touch(String name) {
        try {
            Files.writeString(path.resolve(name), "", StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        } catch (IOException failure) {
            throw new CannotStart(
                    "The data folder " + path + " cannot be written to (" + reason(failure) + ").", failure);
        }
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void restored(boolean demonstration) {
        if (demonstration) {
            touch("demonstration");
        }
        remove("restoring");
    }

    static CannotStart inUse(Path path) {
        return new CannotStart("Another Koinon is already working in " + path
                + ". Stop it first, or choose another folder with --data.");
    }

    static boolean isInUse(Path path) {
        var file = path.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var taken = channel.tryLock()) {
            return taken == null;
        } catch (OverlappingFileLockException sameProcess) {
            return true;
        } catch (IOException failure) {
            throw new CannotStart("The data folder " + path + " cannot be used (" + reason(failure) + ").", failure);
        }
    }

    static boolean isEmpty(Path path) {
        if (!Files.exists(path)) {
            return true;
        }
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.getFileName().toString().equals("lost+found"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void check(Version mine, long leastSpace) throws IOException {
        if (Files.exists(path.resolve("restoring"))) {
            throw new CannotStart("A restore into " + path + " did not finish. Remove the folder and restore again.");
        }
        if (Files.exists(path.resolve("version"))) {
            var theirs = Version.from(read(path.resolve("version")));
            if (theirs.newerThan(mine)) {
                throw new CannotStart(
                        "The data in " + path + " were written by a newer Koinon (" + theirs.application() + ", "
                                + theirs.migrations() + " migrations) than this one (" + mine.application() + ", "
                                + mine.migrations()
                                + "). Start them with that version; nothing was changed.");
            }
            if (theirs.postgresql() < mine.postgresql()) {
                throw new CannotStart("The data in " + path + " belong to PostgreSQL " + theirs.postgresql()
                        + ", this Koinon brings PostgreSQL " + mine.postgresql()
                        + ". Back up with the version that wrote them and restore into an empty folder.");
            }
        }
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < leastSpace) {
            throw new CannotStart("The disk of " + path + " is full: " + (free >> 20) + " MB are free, "
                    + (leastSpace >> 20) + " MB are needed to start. Make room or choose another folder with --data.");
        }
    }

    private static void take(FileChannel channel, Path path) throws IOException {
        @Nullable FileLock taken;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            taken = null;
        }
        if (taken == null) {
            throw inUse(path);
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } else if (!Files.isDirectory(folder)) {
            throw new CannotStart("The data folder " + folder + " is not a folder.");
        }
    }

    private static Properties read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException failure) {
            throw new CannotStart("The file " + file + " cannot be read (" + reason(failure) + ").", failure);
        }
    }

    /** Whole or not at all, also when the power fails in between. */
    private static void write(Path file, Properties properties) {
        var text = new StringBuilder();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(properties.getProperty(name))
                        .append('\n'));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new CannotStart("The file " + file + " cannot be written (" + reason(failure) + ").", failure);
        }
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
