package city.koinon.platform.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Tells PostgreSQL, at the start of every transaction, which city is at work. The policies of row-level security read it; without a city
 * they show nothing. At its end the city's pulse beats, if anything was written that everybody may read.
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
        var written = status.isReadOnly() ? Optional.<String>empty() : beat(status);
        super.doCommit(status);
        written.ifPresent(changed);
    }

    private Optional<String> beat(DefaultTransactionStatus status) {
        try {
            return Pulse.beat(((JdbcTransactionObjectSupport) status.getTransaction())
                    .getConnectionHolder()
                    .getConnection());
        } catch (SQLException failure) {
            throw translateException("pulse", failure);
        }
    }
}
