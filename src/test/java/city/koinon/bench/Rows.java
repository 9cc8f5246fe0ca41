package city.koinon.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows of one table of one city, written in one go. */
final class Rows {

    private final String table;
    private final String columns;
    private final String city;
    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();

    Rows(String city, String table, String columns) {
        this.city = city;
        this.table = table;
        this.columns = columns;
    }

    void add(@Nullable Object... values) {
        rows.writeBytes(Arrays.stream(values)
                .map(Rows::written)
                .collect(Collectors.joining("\t", city + "\t", "\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    void copy(Connection connection) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + table + " (city, " + columns + ") from stdin",
                        new java.io.ByteArrayInputStream(rows.toByteArray()));
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case Collection<?> several ->
                several.stream().map(it -> "\"" + it + "\"").collect(Collectors.joining(",", "{", "}"));
            default ->
                value.toString()
                        .replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r");
        };
    }
}
