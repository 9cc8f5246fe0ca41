package city.koinon.platform.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;

/** Puts a backup into a database whose tables have just been made and hold nothing yet: everything, checked, or nothing at all. */
final class Restore {

    private Restore() {}

    static BackupContents contentsOf(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            var entry = zip.getEntry(BackupContents.ENTRY);
            if (entry == null) {
                throw new CannotStart("The file " + file + " is no backup of Koinon.");
            }
            try (var stream = zip.getInputStream(entry)) {
                var contents = Backup.JSON.readValue(stream, BackupContents.class);
                if (contents.format() != BackupContents.FORMAT) {
                    throw new CannotStart("The backup " + file + " was made by Koinon " + contents.application()
                            + " in a form this one does not know. Restore it with that version.");
                }
                return contents;
            }
        } catch (ZipException | JacksonException damaged) {
            throw new CannotStart("The file " + file + " is no backup of Koinon, or it is damaged.", damaged);
        } catch (IOException failure) {
            throw new CannotStart("The backup " + file + " cannot be read (" + failure.getMessage() + ").", failure);
        }
    }

    static void load(Path file, BackupContents contents, DataSource owner) {
        try (var connection = owner.getConnection();
                var zip = new ZipFile(file.toFile())) {
            connection.setAutoCommit(false);
            Tables.speakPlainly(connection);
            sameVersion(contents, connection);
            var tables = Tables.parentsFirst(connection, Tables.of(connection));
            sameTables(contents, tables);
            empty(connection, tables);
            for (var table : tables) {
                fill(connection, table, copyOf(contents, table), zip);
            }
            for (var sequence : contents.sequences()) {
                put(connection, sequence);
            }
            execute(connection, "set constraints all immediate");
            for (var table : tables) {
                check(connection, table, copyOf(contents, table));
            }
            for (var table : tables) {
                execute(connection, "alter table " + table.quoted() + " enable trigger user");
            }
            connection.commit();
        } catch (SQLException | IOException failure) {
            throw new CannotStart(
                    "The backup " + file + " could not be restored (" + failure.getMessage()
                            + "). Nothing was kept of it.",
                    failure);
        }
    }

    private static void sameVersion(BackupContents contents, Connection connection) throws SQLException {
        var mine = new HashSet<>(BackupContents.migrationsOf(connection));
        var theirs = new HashSet<>(contents.migrations());
        if (!mine.equals(theirs)) {
            theirs.removeAll(mine);
            throw new CannotStart("The backup was made by Koinon " + contents.application() + ", which is "
                    + (theirs.isEmpty() ? "older" : "newer") + " than this one. Restore it with that version"
                    + (theirs.isEmpty() ? ", then update." : "."));
        }
    }

    private static void sameTables(BackupContents contents, List<Tables.Table> tables) {
        var mine = tables.stream()
                .map(table -> table.schema() + "." + table.name() + table.columns())
                .collect(Collectors.toSet());
        var theirs = contents.tables().stream()
                .map(copy -> copy.schema() + "." + copy.name() + copy.columns())
                .collect(Collectors.toSet());
        if (!mine.equals(theirs)) {
            throw new CannotStart("The backup's tables are not the ones of this version. Restore it with Koinon "
                    + contents.application() + ".");
        }
    }

    private static BackupContents.TableCopy copyOf(BackupContents contents, Tables.Table table) {
        return contents.tables().stream()
                .filter(copy ->
                        copy.schema().equals(table.schema()) && copy.name().equals(table.name()))
                .findFirst()
                .orElseThrow();
    }

    /** What the migrations themselves put in comes again with the backup. Triggers guard against people, not against their own past. */
    private static void empty(Connection connection, List<Tables.Table> tables) throws SQLException {
        for (var table : tables) {
            execute(connection, "alter table " + table.quoted() + " disable trigger user");
        }
        var childrenFirst = tables.reversed();
        for (var table : childrenFirst) {
            execute(connection, "delete from " + table.quoted());
        }
    }

    private static void fill(Connection connection, Tables.Table table, BackupContents.TableCopy copy, ZipFile zip)
            throws SQLException, IOException {
        var entry = zip.getEntry(copy.entry());
        if (entry == null) {
            throw new IOException(copy.entry() + " is missing");
        }
        try (var stream = zip.getInputStream(entry)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.quoted() + " (" + table.columnList() + ") from stdin", stream);
        }
    }

    private static void put(Connection connection, BackupContents.SequenceState sequence) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(format('%I.%I', ?, ?)::regclass, ?, ?)")) {
            statement.setString(1, sequence.schema());
            statement.setString(2, sequence.name());
            statement.setLong(3, sequence.lastValue());
            statement.setBoolean(4, sequence.called());
            statement.execute();
        }
    }

    /** Reads every table back and compares it with what the backup promised. */
    private static void check(Connection connection, Tables.Table table, BackupContents.TableCopy promised)
            throws SQLException, IOException {
        var restored = Tables.copyOut(connection, table, OutputStream.nullOutputStream());
        if (restored.rows() != promised.rows() || !restored.sha256().equals(promised.sha256())) {
            throw new IOException("table " + table.schema() + "." + table.name() + " holds " + restored.rows()
                    + " rows that differ from the " + promised.rows() + " rows of the backup; the file is damaged");
        }
    }

    /** How a person is told what came back, the fullest tables first. */
    static String summary(BackupContents contents) {
        var rows = contents.tables().stream()
                .mapToLong(BackupContents.TableCopy::rows)
                .sum();
        var fullest = contents.tables().stream()
                .sorted(Comparator.comparingLong(BackupContents.TableCopy::rows).reversed())
                .limit(3)
                .map(copy -> copy.schema() + "." + copy.name() + " " + copy.rows())
                .collect(Collectors.joining(", "));
        return rows + " rows in " + contents.tables().size() + " tables (" + fullest + ")";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
