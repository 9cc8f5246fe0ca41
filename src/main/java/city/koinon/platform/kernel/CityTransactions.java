package city.koinon.platform.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Tells PostgreSQL, at the start of every transaction, which city is at work. The policies of row-level security read it; without a city
 * they show nothing. At its end the city's pulse beats, if anything was written.
 */
class CityTransactions extends JdbcTransactionManager {

    private Consumer<String> changed = city -> {};

    CityTransactions(DataSource dataSource) {
        super(dataSource);
    }

    /** Who is to hear, right after the commit, that this node has changed a city. */
    void tell(Consumer<String> listener) {
        changed = listener;
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

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        var city = CurrentCity.slug();
        var beaten = !status.isReadOnly() && !city.isEmpty() && beat(status, city);
        super.doCommit(status);
        if (beaten) {
            changed.accept(city);
        }
    }

    private boolean beat(DefaultTransactionStatus status, String city) {
        try {
            var connection = ((JdbcTransactionObjectSupport) status.getTransaction()).getConnectionHolder().getConnection();
            return Pulse.beat(connection, city);
        } catch (SQLException failure) {
            throw translateException("pulse", failure);
        }
    }
}
