package city.koinon.platform.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's programs for this machine, unpacked once from the archive that Koinon brings with it (zonky's builds). */
record Programs(Path home) {

    /** Unpacks beside, then renames, so that a half unpacked folder is never taken for a whole one. */
    static Programs unpackedIn(Path folder) {
        var archive = archive();
        try (var stream = Programs.class.getResourceAsStream(archive)) {
            if (stream == null) {
                throw new CannotStart("This Koinon brings no PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + ". Set KOINON_DB_URL to a PostgreSQL 18 of your own.");
            }
            var bytes = stream.readAllBytes();
            var home = folder.resolve("postgresql-" + Version.POSTGRESQL + "-" + shortSum(bytes));
            if (!Files.isDirectory(home)) {
                Files.createDirectories(folder);
                var fresh = Files.createTempDirectory(folder, "unpacking-");
                unpack(bytes, fresh);
                moveInto(fresh, home);
            }
            return new Programs(home);
        } catch (IOException failure) {
            throw new CannotStart(
                    "PostgreSQL cannot be unpacked into " + folder + " (" + failure.getMessage() + ").", failure);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void moveInto(Path fresh, Path home) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException somebodyWasQuicker) {
            FileSystemUtils.deleteRecursively(fresh);
            if (!Files.isDirectory(home)) {
                throw somebodyWasQuicker;
            }
        }
    }

    private static void unpack(byte[] archive, Path into) throws IOException {
        try (InputStream bytes = new java.io.ByteArrayInputStream(archive);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(bytes)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry that points out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    put(tar, entry.isSymbolicLink() ? entry.getLinkName() : "", target, (entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static void put(InputStream content, String link, Path target, boolean executable) throws IOException {
        try {
            if (!link.isEmpty()) {
                Files.createSymbolicLink(target, Path.of(link));
                return;
            }
            Files.copy(content, target);
        } catch (FileAlreadyExistsException twice) {
            return;
        }
        if (executable) {
            Files.setPosixFilePermissions(
                    target,
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
        }
    }

    private static String shortSum(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static String archive() {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        var arm = System.getProperty("os.arch").equals("aarch64");
        return "/postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }
}
