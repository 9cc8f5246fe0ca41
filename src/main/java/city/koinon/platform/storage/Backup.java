package city.koinon.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a city cannot make again, as of one moment, in one file. Made in a snapshot, so the city goes on working meanwhile and nothing
 * in the file is half of something.
 */
final class Backup {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Backup() {}

    /** Written beside and renamed when whole; an existing file is never written over. */
    static BackupContents write(DataSource owner, Path file, boolean demonstration) {
        if (Files.exists(file)) {
            throw new CannotStart("The file " + file + " exists already. Choose another name for the backup.");
        }
        var fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var contents = into(owner, fresh, demonstration);
            try (var whole = java.nio.channels.FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                whole.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } catch (IOException | SQLException failure) {
            remove(fresh);
            throw new CannotStart(
                    "The backup could not be written to " + file + " (" + failure.getMessage()
                            + "). Nothing was left there.",
                    failure);
        }
    }

    private static BackupContents into(DataSource owner, Path fresh, boolean demonstration)
            throws IOException, SQLException {
        try (var connection = owner.getConnection();
                var zip = new ZipOutputStream(Files.newOutputStream(fresh))) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Tables.speakPlainly(connection);
            var copies = new ArrayList<BackupContents.TableCopy>();
            for (var table : Tables.of(connection)) {
                var entry = "tables/" + table.schema() + "." + table.name() + ".copy";
                zip.putNextEntry(new ZipEntry(entry));
                var copied = Tables.copyOut(connection, table, zip);
                zip.closeEntry();
                copies.add(new BackupContents.TableCopy(
                        table.schema(), table.name(), table.columns(), copied.rows(), copied.sha256()));
            }
            var contents = new BackupContents(
                    BackupContents.FORMAT,
                    Version.mine().application(),
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    demonstration,
                    BackupContents.migrationsOf(connection),
                    List.copyOf(copies),
                    sequences(connection));
            zip.putNextEntry(new ZipEntry(BackupContents.ENTRY));
            zip.write(JSON.writeValueAsBytes(contents));
            zip.closeEntry();
            connection.rollback();
            return contents;
        }
    }

    private static List<BackupContents.SequenceState> sequences(Connection connection) throws SQLException {
        var found = new ArrayList<BackupContents.SequenceState>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select schemaname, sequencename, coalesce(last_value, start_value), last_value is not null from pg_sequences order by 1, 2")) {
            while (rows.next()) {
                found.add(new BackupContents.SequenceState(
                        rows.getString(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4)));
            }
        }
        return List.copyOf(found);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException alreadyFailing) {
            // the first failure is the one to tell
        }
    }
}
