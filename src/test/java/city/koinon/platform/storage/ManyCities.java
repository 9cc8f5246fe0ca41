package city.koinon.platform.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Founds cities of the same size: each gets a copy of every row of one that is there. For measuring only. */
public final class ManyCities {

    private ManyCities() {}

    /** Of the installation that is at work in this folder. */
    public static void found(Path data, String model, List<String> slugs) throws SQLException {
        try (var connection = Owner.of(data);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var tables = Tables.parentsFirst(connection, Tables.of(connection)).stream()
                    .filter(table -> table.columns().contains("city"))
                    .toList();
            for (var table : tables) {
                statement.execute("alter table " + table.quoted() + " disable trigger user");
            }
            for (var slug : slugs) {
                for (var table : tables) {
                    statement.execute("insert into " + table.quoted() + " (" + table.columnList() + ") select "
                            + table.columnList().replace("\"city\"", "'" + slug + "'") + " from " + table.quoted()
                            + " where city = '" + model + "'");
                }
                statement.execute(
                        "insert into kernel.pulse (city, beat) values ('" + slug + "', 1) on conflict do nothing");
            }
            for (var table : tables) {
                statement.execute("alter table " + table.quoted() + " enable trigger user");
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        }
    }
}
