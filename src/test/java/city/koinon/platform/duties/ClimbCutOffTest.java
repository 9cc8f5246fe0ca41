package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.ledger.Actor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Cut off anywhere and run again, or run by several at once: the record and the mailboxes are those of an undisturbed night. */
@CityTest
@Import(ClimbCutOffTest.Scissors.class)
class ClimbCutOffTest {

    /** Throws at the n-th statement, as if the plug had been pulled there, and lets nothing more through until it is mended. */
    static final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    static final AtomicInteger seen = new AtomicInteger();

    /** Counts only for the thread under test; the house has others. */
    static final ThreadLocal<Boolean> watched = ThreadLocal.withInitial(() -> false);

    @Autowired
    ApplicationContext house;

    @Autowired
    ClimbLadders climbLadders;

    @Autowired
    Duties duties;

    @Autowired
    Ledger ledger;

    @Autowired
    Notices notices;

    @Autowired
    Municipality municipality;

    @Autowired
    JdbcClient jdbc;

    @Test
    void doesTheSameWhereverItWasCutOff() {
        var town = new Town(house);
        var calm = night(town, Integer.MAX_VALUE);
        var statements = seen.get();
        assertThat(statements).isGreaterThan(50);
        assertThat(calm.levels()).containsExactly(1L, 2L);
        assertThat(calm.mails()).hasSize(8);

        for (var n = 1; n <= statements; n++) {
            assertThat(night(town, n))
                    .as("cut off at statement %d of %d", n, statements)
                    .isEqualTo(calm);
        }
        var size = (int) town.recorded + 3 * (statements + 1);
        assertThat(town.in(() -> ledger.size())).isEqualTo(size);
        assertThat(town.in(() -> ledger.latest(2 * size))).as("without a gap").hasSize(size);
    }

    @Test
    void catchesUpInOrderAfterTheHouseStoodStill() {
        var town = new Town(house);
        town.at("2026-03-20");
        var id = town.owesAnAnswer("2026-03-20");
        town.at("2026-04-24");
        town.outside(climbLadders::run);

        town.at("2026-05-08");
        town.outside(climbLadders::run);
        town.outside(climbLadders::run);

        assertThat(town.in(() -> duties.climbs(id)))
                .extracting(it -> it.level() + " " + it.on())
                .containsExactly("0 2026-04-15", "1 2026-04-23", "2 2026-04-29", "3 2026-05-07");
    }

    @Test
    void isDoneOnceWhenSeveralDoItAtOnce() throws Exception {
        var town = new Town(house);
        town.at("2026-03-20");
        for (var i = 0; i < 6; i++) {
            town.owesAnAnswer("2026-03-20");
        }
        town.at("2026-05-22");

        var begin = new CyclicBarrier(4);
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Callable<Object>>();
            for (var i = 0; i < 4; i++) {
                running.add(() -> {
                    begin.await();
                    town.outside(climbLadders::run);
                    return true;
                });
            }
            for (var one : nodes.invokeAll(running)) {
                one.get();
            }
        }

        assertThat(town.in(() -> ledger.latestOf(List.of("ESCALATION"), 100))).hasSize(24);
        assertThat(town.in(() -> notices.latest(1000)))
                .hasSize(6 * 14)
                .extracting(Mail::key, Mail::account)
                .doesNotHaveDuplicates();
    }

    record Night(List<Long> levels, List<String> mails, List<String> climbs) {}

    private Night night(Town town, int cutAt) {
        town.at("2026-03-20");
        var ask = new Subject("errand", Ids.next());
        var id = town.owesAnAnswer("2026-03-20", ask);
        town.at("2026-04-29");
        town.in(() -> municipality.freeDays().isWorkingDay(LocalDate.parse("2026-04-29")));

        seen.set(0);
        left.set(cutAt);
        watched.set(true);
        try {
            town.outside(climbLadders::run);
        } catch (RuntimeException pulled) {
            // as the process would have ended
        } finally {
            watched.set(false);
            left.set(Integer.MAX_VALUE);
        }
        town.outside(climbLadders::run);

        var night = new Night(
                town.in(() -> ledger.of(ask)).stream()
                        .map(it -> it.number("level"))
                        .toList(),
                town.in(() -> jdbc.sql(
                                "select replace(key, :id, '') || ' ' || address || ' ' || subject from notices.letter where key like :key order by 1")
                        .param("id", id.toString())
                        .param("key", "duty:" + id + ":L%")
                        .query(String.class)
                        .list()),
                town.in(() -> duties.climbs(id)).stream()
                        .map(it -> it.level() + " " + it.on())
                        .toList());
        town.run(() -> duties.waive(id, Ids.next(), Actor.body(town.body, "Panel")));
        return night;
    }

    @TestConfiguration
    static class Scissors {

        @Bean
        static BeanPostProcessor scissorsBeforeTheDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database && name.equals("application") ? new Cut(database) : bean;
                }
            };
        }
    }

    private static final class Cut extends DelegatingDataSource {

        Cut(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return watched.get() ? proxy(Connection.class, connection) : connection;
        }

        private static <T> T proxy(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(
                    Cut.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        var name = method.getName();
                        if (name.startsWith("execute") || name.equals("commit")) {
                            seen.incrementAndGet();
                            if (left.decrementAndGet() <= 0) {
                                throw new SQLException("The plug was pulled");
                            }
                        }
                        try {
                            var result = method.invoke(real, args);
                            return switch (result) {
                                case java.sql.PreparedStatement statement ->
                                    proxy(java.sql.PreparedStatement.class, statement);
                                case Statement statement -> proxy(Statement.class, statement);
                                case null, default -> result;
                            };
                        } catch (InvocationTargetException failure) {
                            throw failure.getCause();
                        }
                    }));
        }
    }
}
