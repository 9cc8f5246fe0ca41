package city.koinon.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A PostgreSQL that somebody else looks after: is it one we can work with, and are its roles kept apart? */
final class ExternalServer {

    private static final int LEAST_VERSION = Version.POSTGRESQL * 10_000;

    private ExternalServer() {}

    static void check(DataSource owner, DataSource application) {
        with(owner, "owner", connection -> {
            must(
                    number(connection, "select current_setting('server_version_num')::int") >= LEAST_VERSION,
                    "The external database is older than PostgreSQL " + Version.POSTGRESQL + ". Update it first.");
            must(
                    yes(connection, "select has_database_privilege(current_user, current_database(), 'CREATE')"),
                    "The role of KOINON_DB_OWNER_USER must own the database of KOINON_DB_URL: alter database … owner to …");
            must(
                    yes(connection, "select exists (select from pg_roles where rolname = 'koinon_app')"),
                    "The external database lacks the role koinon_app: create role koinon_app login password '…' nosuperuser nobypassrls");
        });
        with(application, "application", connection -> {
            must(
                    yes(
                            connection,
                            "select not rolsuper and not rolbypassrls from pg_roles where rolname = current_user"),
                    "The role of KOINON_DB_APP_USER is a superuser or may bypass row-level security, so cities would not be kept apart. Use another.");
            must(
                    yes(connection, "select pg_has_role(current_user, 'koinon_app', 'usage')"),
                    "The role of KOINON_DB_APP_USER must be koinon_app or a member of it: grant koinon_app to …");
            must(
                    yes(
                            connection,
                            "select not pg_has_role(current_user, datdba, 'usage') from pg_database where datname = current_database()"),
                    "KOINON_DB_APP_USER owns the database, so cities would not be kept apart. Use a role that owns nothing.");
        });
    }

    /** A restore writes over nothing. Tables that an earlier start has made may be there, as long as no city lives in them. */
    static void mustBeEmpty(DataSource owner) {
        with(owner, "owner", connection -> {
            for (var table : Tables.of(connection)) {
                must(
                        !table.columns().contains("city")
                                || !yes(
                                        connection,
                                        "select exists (select from " + table.quoted() + " where city <> 'league')"),
                        "The external database already holds a city (" + table.schema() + "." + table.name()
                                + "). Restore into an empty one.");
            }
        });
    }

    private interface Look {
        void at(Connection connection) throws SQLException;
    }

    private static void with(DataSource source, String role, Look look) {
        try (var connection = source.getConnection()) {
            look.at(connection);
        } catch (SQLException failure) {
            throw new CannotStart(
                    "The database of KOINON_DB_URL cannot be used by the " + role + " role: " + failure.getMessage(),
                    failure);
        }
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new CannotStart(otherwise);
        }
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
