package city.koinon.platform.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Beats once for everything that is committed in a city's tables, except those that are said to be quiet ({@code select quiet(…)} in a
 * migration: no kept page shows them), so that whoever keeps something computed from the city's rows knows whether it
 * still holds. A node asks the database at most once a second, and at once after what it has written itself.
 */
public class Pulse {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    /**
     * The beat is taken in the writing transaction itself, last of all: it becomes visible with the rows it stands for, never before.
     * It is the number of that transaction, which no other ever has, also not after a demonstration was started afresh.
     */
    private static final String BEAT = """
            insert into kernel.pulse (city, beat)
            select city, pg_current_xact_id_if_assigned()::text::bigint
              from current_setting('koinon.city', true) as city
             where city <> '' and current_setting('koinon.beats', true) = 'on'
               and pg_current_xact_id_if_assigned() is not null
            on conflict (city) do update set beat = excluded.beat
            returning city
            """;

    private record Felt(long beat, long at) {}

    private final Map<String, Felt> felt = new ConcurrentHashMap<>();
    private final AtomicLong written = new AtomicLong();
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    Pulse(DataSource application, CityTransactions transactions) {
        this.jdbc = JdbcClient.create(application);
        var readOnly = new DefaultTransactionDefinition();
        readOnly.setReadOnly(true);
        this.reading = new TransactionTemplate(transactions, readOnly);
        transactions.tell(this::forget);
    }

    /** Stays the same while the city at work does; empty for a city in which nothing was ever written. */
    public OptionalLong beat() {
        var city = CurrentCity.slug();
        var last = felt.get(city);
        return last != null && System.nanoTime() - last.at() < FRESH ? OptionalLong.of(last.beat()) : ask(city);
    }

    private OptionalLong ask(String city) {
        var now = System.nanoTime();
        var before = written.get();
        var beat = read();
        if (beat.isEmpty()) {
            return OptionalLong.empty();
        }
        felt.put(city, new Felt(beat.get(), now));
        if (written.get() != before) {
            felt.remove(city);
        }
        return OptionalLong.of(beat.get());
    }

    /**
     * As it was when this request first asked; asked anew after the request itself has written. Whoever is signed in may have written on
     * another node a moment ago, so for them the database is asked at once. Empty outside of a request, and for a city in which nothing was
     * ever written.
     */
    public OptionalLong beatOfTheRequest() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return OptionalLong.empty();
        }
        var felt = beatFelt();
        if (felt.isPresent()) {
            return felt;
        }
        var beat = request.getRequest().getSession(false) == null ? beat() : ask(CurrentCity.slug());
        beat.ifPresent(it -> request.setAttribute(attribute(CurrentCity.slug()), it, RequestAttributes.SCOPE_REQUEST));
        return beat;
    }

    /** What this request has felt, without asking. */
    OptionalLong beatFelt() {
        var request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(attribute(CurrentCity.slug()), RequestAttributes.SCOPE_REQUEST)
                                instanceof Long beat
                ? OptionalLong.of(beat)
                : OptionalLong.empty();
    }

    private static String attribute(String city) {
        return Pulse.class.getName() + "." + city;
    }

    private Optional<Long> read() {
        return Objects.requireNonNull(reading.execute(status ->
                jdbc.sql("select beat from kernel.pulse").query(Long.class).optional()));
    }

    private void forget(String city) {
        written.incrementAndGet();
        felt.remove(city);
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(attribute(city), RequestAttributes.SCOPE_REQUEST);
        }
    }

    /**
     * Part of every commit; changes nothing when the transaction has only read, or written quietly.
     *
     * @return the city that was written in
     */
    static Optional<String> beat(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(BEAT);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
