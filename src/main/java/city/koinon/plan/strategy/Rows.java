package city.koinon.plan.strategy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/** Makes records of rows: each column goes where the record has its name. */
final class Rows {

    private Rows() {}

    static <T> RowMapper<T> of(Class<T> kind) {
        return DataClassRowMapper.newInstance(kind);
    }

    /** The first and only column. */
    static UUID id(ResultSet row, int n) throws SQLException {
        return row.getObject(1, UUID.class);
    }
}
