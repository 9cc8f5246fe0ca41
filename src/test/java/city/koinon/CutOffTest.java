package city.koinon;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wherever a job is cut off: done again, the record, the letters and the rows are those of an undisturbed night. */
@CityTest
class CutOffTest {

    /** What differs from night to night although the work is the same: ids, and numbers that are given once. */
    private static final Pattern GIVEN_ONCE =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[A-Z]+-\\d{4}-\\d+\\b|act:\\d+");

    @Autowired
    ApplicationContext house;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    record Night(List<String> acts, List<String> letters, Object rows) {}

    @Test
    void noJobIsLeftOut() throws Exception {
        assertThat(works()).extracting(NightWork::job).containsExactlyInAnyOrderElementsOf(jobs().keySet());
    }

    @TestFactory
    Stream<DynamicTest> doesTheSameWhereverItWasCutOff() throws Exception {
        return works().stream().map(work -> dynamicTest(work.job(), () -> cutOffEverywhere(work)));
    }

    private void cutOffEverywhere(NightWork work) {
        var statements = new int[1];
        var job = jobs().get(work.job());
        var calm = night(work, () -> statements[0] = Wire.count(() -> work.run(job)));
        assertThat(statements[0]).as("statements of a night").isGreaterThan(2);
        assertThat(calm.toString())
                .as("something is done")
                .isNotEqualTo(idle(work).toString());

        for (var n = 1; n <= statements[0]; n++) {
            var end = n;
            assertThat(night(work, () -> Wire.cutAt(end, () -> work.run(job))))
                    .as("cut off at statement %d of %d", n, statements[0])
                    .isEqualTo(calm);
        }
        var size = CurrentCity.in(work.city(), ledger::size).intValue();
        assertThat(CurrentCity.in(work.city(), () -> ledger.latest(2 * size + 1)))
                .as("without a gap")
                .hasSize(size);
    }

    /** An evening after which nobody does anything. */
    private Night idle(NightWork work) {
        return night(work, () -> {}, () -> {});
    }

    private Night night(NightWork work, Runnable first) {
        return night(work, first, () -> work.run(jobs().get(work.job())));
    }

    private Night night(NightWork work, Runnable first, Runnable again) {
        return CurrentCity.in(work.city(), () -> {
            inTransaction(() -> jdbc.sql("delete from notices.letter").update());
            work.evening();
            var acts = ledger.size();
            first.run();
            work.inBetween();
            again.run();
            return new Night(
                    ledger.latest((int) (ledger.size() - acts)).stream()
                            .map(CutOffTest::plain)
                            .toList(),
                    letters(),
                    work.morning());
        });
    }

    private static String plain(Act act) {
        return plain(act.type() + " " + act.actor() + " " + act.from() + " " + act.to() + " "
                + new TreeMap<>(act.payload()) + " " + act.links());
    }

    private static String plain(String words) {
        return GIVEN_ONCE.matcher(words).replaceAll("…");
    }

    private List<String> letters() {
        return inTransaction(() -> jdbc
                .sql("select concat_ws(' ', key, address, lang, subject, body) from notices.letter")
                .query(String.class)
                .list()
                .stream()
                .map(CutOffTest::plain)
                .sorted()
                .toList());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    private Map<String, CityJob> jobs() {
        return house.getBeansOfType(CityJob.class).values().stream().collect(toMap(CityJob::name, it -> it));
    }

    private List<NightWork> works() throws ClassNotFoundException {
        return Found.below(NightWork.class, house);
    }
}
