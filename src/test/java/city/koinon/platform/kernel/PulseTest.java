package city.koinon.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
class PulseTest {

    @Autowired
    Pulse pulse;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void beatsForEverythingThatIsCommittedAndForNothingElse() {
        CurrentCity.run("pulse-one", () -> {
            in(this::write);
            var first = pulse.beat();
            assertThat(first).isPresent();

            in(() -> jdbc.sql("select count(*) from kernel.sent_form")
                    .query(Long.class)
                    .single());
            assertThat(pulse.beat()).isEqualTo(first);

            writeAndThinkAgain();
            assertThat(pulse.beat()).isEqualTo(first);

            in(this::write);
            assertThat(pulse.beat()).isNotEqualTo(first);
        });
    }

    @Test
    void beatsInEachCityForItself() {
        CurrentCity.run("pulse-two", () -> in(this::write));
        var before = beatOf("pulse-two");

        CurrentCity.run("pulse-three", () -> in(this::write));

        assertThat(beatOf("pulse-two")).isEqualTo(before);
        assertThat(beatOf("pulse-three")).isNotEqualTo(before);
    }

    @Test
    void isStillWhereNothingWasEverWritten() {
        assertThat(beatOf("pulse-none")).isEqualTo(OptionalLong.empty());
    }

    private OptionalLong beatOf(String city) {
        return CurrentCity.in(city, pulse::beat);
    }

    private void in(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private void write() {
        jdbc.sql("insert into kernel.sent_form (token) values (:token)")
                .param("token", UUID.randomUUID())
                .update();
    }

    private void writeAndThinkAgain() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            write();
            status.setRollbackOnly();
        });
    }
}
