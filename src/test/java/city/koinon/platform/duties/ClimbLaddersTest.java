package city.koinon.platform.duties;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.notices.Mail;
import city.koinon.platform.notices.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** After the house stood still, or done by several at once: each level of a ladder is climbed once, in order. */
@CityTest
class ClimbLaddersTest {

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
}
