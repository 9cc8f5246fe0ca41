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
    SentForms sent;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void beatsForEverythingThatIsCommittedAndForNothingElse() {
        CurrentCity.run("pulse-one", () -> {
            in(this::write);
            var first = pulse.beat();
            assertThat(first).isPresent();

            in(() -> jdbc.sql("select count(*) from municipality.district")
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
    void isStillWhenAFormIsSentAndBeatsForWhatTheFormDoes() {
        CurrentCity.run("pulse-four", () -> {
            in(this::write);
            var before = pulse.beat();
            var form = UUID.randomUUID();

            in(() -> {
                sent.take(form, "/my-plan");
                sent.ledTo(form, "/my-plan", "redirect:/there");
            });
            assertThat(pulse.beat()).isEqualTo(before);

            in(() -> {
                sent.take(form, "/districts");
                write();
            });
            assertThat(pulse.beat()).isNotEqualTo(before);
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
        jdbc.sql("insert into municipality.district (id, name, position) values (:id, '{}', 1)")
                .param("id", UUID.randomUUID())
                .update();
    }

    private void writeAndThinkAgain() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            write();
            status.setRollbackOnly();
        });
    }
}
