package city.koinon.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The first page of a backup: who made it when, and what must be in it, so that a restore can be checked row by row. */
record BackupContents(
        int format,
        String application,
        String madeAt,
        boolean demonstration,
        List<Migration> migrations,
        List<TableCopy> tables,
        List<SequenceState> sequences) {

    static final int FORMAT = 1;
    static final String ENTRY = "koinon-backup.json";

    record Migration(String module, String version, String description, long checksum) {}

    record TableCopy(String schema, String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + schema + "." + name + ".copy";
        }
    }

    record SequenceState(String schema, String name, long lastValue, boolean called) {}

    /** Every step that brought the tables to where they are; the schema itself is not in a backup, the application makes it anew. */
    static List<Migration> migrationsOf(Connection connection) throws SQLException {
        var found = new ArrayList<Migration>();
        for (var history : Tables.histories(connection)) {
            var question = "select version, description, coalesce(checksum, 0) from " + history
                    + " where version is not null and success order by installed_rank";
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(question)) {
                while (rows.next()) {
                    found.add(new Migration(history, rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
        }
        return List.copyOf(found);
    }
}
