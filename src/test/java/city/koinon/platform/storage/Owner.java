package city.koinon.platform.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The database of an installation that is at work, past its application. For measuring only. */
public final class Owner {

    private Owner() {}

    public static Connection of(Path data) throws SQLException {
        return PostgresServer.dataSource(
                        PostgresServer.portOf(data),
                        "koinon_owner",
                        DataFolder.keysOf(data).getProperty("koinon_owner"))
                .getConnection();
    }
}
