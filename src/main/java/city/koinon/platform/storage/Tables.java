package city.koinon.platform.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** The tables of all rooms as PostgreSQL's catalogue tells of them; nothing here knows a single one by name. */
final class Tables {

    /**
     * A room marks with {@code comment on table … is 'Passing: …'} what must not outlive the day: sessions, one-time links, counters. With
     * {@code 'Passing where column: …'} it marks the rows of which that column is true.
     */
    private static final String ALL = """
            select n.nspname,
                   c.relname,
                   array(select a.attname
                           from pg_attribute a
                          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                          order by a.attnum) as columns,
                   array(select a.attname
                           from pg_index i, unnest(i.indkey::int[]) with ordinality as k (attnum, place)
                           join pg_attribute a on a.attnum = k.attnum
                          where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid
                          order by k.place) as key_columns,
                   c.oid::bigint,
                   coalesce(substring(obj_description(c.oid, 'pg_class') from '^Passing where (\\w+):'), '')
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p')
               and not c.relispartition
               and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and c.relname not like 'flyway\\_schema\\_history%'
               and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Passing:%'
               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
             order by 1, 2
            """;

    record Table(String schema, String name, List<String> columns, List<String> key, long oid, String passing) {

        String quoted() {
            return quote(schema) + "." + quote(name);
        }

        String columnList() {
            return columns.stream().map(Tables::quote).collect(Collectors.joining(", "));
        }

        /** The same rows give the same bytes on every server, whatever its collation. */
        private String everything() {
            var order = key.isEmpty()
                    ? "t::text collate \"C\""
                    : key.stream()
                            .map(column -> quote(column) + "::text collate \"C\"")
                            .collect(Collectors.joining(", "));
            return "select " + columnList() + " from " + quoted() + " t"
                    + (passing.isEmpty() ? "" : " where not " + quote(passing)) + " order by " + order;
        }
    }

    record Copied(long rows, String sha256) {}

    private Tables() {}

    static List<Table> of(Connection connection) throws SQLException {
        var found = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                found.add(new Table(
                        rows.getString(1),
                        rows.getString(2),
                        strings(rows.getArray(3)),
                        strings(rows.getArray(4)),
                        rows.getLong(5),
                        rows.getString(6)));
            }
        }
        return List.copyOf(found);
    }

    static List<String> histories(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where tablename like 'flyway\\_schema\\_history%' order by 1")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return List.copyOf(found);
    }

    /** Parents before their children; what points in a circle comes last and is told apart by {@link #pairs}. */
    static List<Table> parentsFirst(Connection connection, List<Table> tables) throws SQLException {
        var pairs = pairs(connection);
        var left = new ArrayList<>(tables);
        var placed = new ArrayList<Table>();
        var known = tables.stream().map(Table::oid).collect(Collectors.toSet());
        Set<Long> done = new HashSet<>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> pairs.stream()
                            .filter(pair -> pair.child() == table.oid()
                                    && pair.parent() != table.oid()
                                    && known.contains(pair.parent()))
                            .allMatch(pair -> done.contains(pair.parent())))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("these tables point at each other in a circle: "
                            + left.stream().map(Table::quoted).collect(Collectors.joining(", "))));
            left.remove(next);
            placed.add(next);
            done.add(next.oid());
        }
        return List.copyOf(placed);
    }

    private record Pair(long child, long parent) {}

    /** Deferrable keys are checked at the end and ask for no order. */
    private static List<Pair> pairs(Connection connection) throws SQLException {
        var found = new ArrayList<Pair>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select conrelid::bigint, confrelid::bigint from pg_constraint where contype = 'f' and not condeferrable")) {
            while (rows.next()) {
                found.add(new Pair(rows.getLong(1), rows.getLong(2)));
            }
        }
        return List.copyOf(found);
    }

    /** So that bytes do not depend on the server's taste in dates. */
    static void speakPlainly(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            statement.execute("set local datestyle = 'ISO, YMD'");
            statement.execute("set local intervalstyle = 'postgres'");
            statement.execute("set local bytea_output = 'hex'");
            statement.execute("set local extra_float_digits = 1");
            statement.execute("set local row_security = off");
        }
    }

    static Copied copyOut(Connection connection, Table table, OutputStream to) throws SQLException, IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (" + table.everything() + ") to stdout",
                            new DigestOutputStream(new LeftOpen(to), digest));
            return new Copied(rows, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> strings(java.sql.Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    /** A zip's stream goes on after one table. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
