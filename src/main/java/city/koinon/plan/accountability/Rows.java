package city.koinon.plan.accountability;

import city.koinon.platform.kernel.Stale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What rows of this room hold, as it is called here. */
final class Rows {

    private Rows() {}

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static @Nullable UUID maybeId(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static @Nullable LocalDate maybeDay(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** @throws Stale when somebody else was there first */
    static void kept(int rows, String thing) {
        if (rows != 1) {
            throw new Stale(thing);
        }
    }
}
