package city.koinon.bench;

import city.koinon.platform.storage.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A city of a certain size, beside the cities of the demonstration. */
record DataSet(
        String slug, List<String> languages, int articles, int services, int places, int announcements, int pathways) {

    static final DataSet SMALL = new DataSet("small", List.of("el", "en", "ar", "uk"), 150, 80, 60, 40, 3);

    /** Only for what is taken along offline. */
    static final DataSet MIDDLE = new DataSet("middle", List.of("el", "en", "ar", "uk"), 400, 240, 160, 120, 8);

    static final DataSet LARGE = new DataSet(
            "large",
            List.of("el", "en", "ar", "sq", "ro", "uk", "ru", "fr", "es", "fa", "tr", "ti"),
            1_000,
            600,
            400,
            300,
            20);

    /** Writes it into the database of an installation that is at work and has played the demonstration. */
    void found(Path data) throws SQLException, IOException {
        try (var connection = Owner.of(data);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            new MadeCity(this, connection).found();
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }
}
