package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import city.koinon.CityTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The roll of a body is on every page of it, so it asks the database as often for fourteen seats as for nine. */
@CityTest
class RollTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Autowired
    ApplicationContext house;

    @Autowired
    Seats seats;

    @Test
    void asksForAllNamesAtOnce() {
        var board = new Board(house, "2026-03-02");

        var ofNine = board.in(() -> statements(() -> assertThat(roll(board)).hasSize(9)));
        for (var n = 10; n <= 14; n++) {
            var organisation = board.organisation("Organisation " + n);
            var holder = board.account("Holder Number" + n);
            var label = "Seat " + n;
            board.run(() -> seats.give(
                    seats.open(
                            board.body,
                            label,
                            Seat.Constituency.ASSOCIATION,
                            organisation,
                            true,
                            DAY,
                            board.coordinator),
                    holder,
                    Mandate.Part.HOLDER,
                    DAY,
                    null,
                    board.coordinator));
        }
        var ofFourteen = board.in(() -> statements(() -> assertThat(roll(board)).hasSize(14)));

        assertThat(ofFourteen).isPositive().isEqualTo(ofNine);
        assertThat(board.in(() -> roll(board)))
                .allMatch(it -> it.holder() != null && !it.holder().name().isEmpty());
        assertThat(board.in(() -> roll(board)).getLast().organisation()).isEqualTo("Organisation 14");
    }

    private List<Seats.Row> roll(Board board) {
        return seats.roll(board.body, DAY, "en");
    }

    /** Counts what this thread asks the database. */
    private static long statements(Runnable work) {
        var here = Thread.currentThread().getName();
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.addAppender(heard);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            work.run();
        } finally {
            logger.setLevel(null);
            logger.setAdditive(true);
            logger.detachAppender(heard);
        }
        return heard.list.stream()
                .filter(it -> it.getThreadName().equals(here)
                        && it.getMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }
}
