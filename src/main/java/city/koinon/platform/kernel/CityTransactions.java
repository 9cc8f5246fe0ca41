package city.koinon.platform.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL, at the start of every transaction, which city is at work. The policies of row-level security read it; without a city they show nothing. */
class CityTransactions extends JdbcTransactionManager {

    CityTransactions(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        try (var statement = connection.prepareStatement("select set_config('koinon.city', ?, true)")) {
            statement.setString(1, CurrentCity.slug());
            statement.execute();
        }
    }
}
