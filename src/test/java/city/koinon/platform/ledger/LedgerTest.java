package city.koinon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.Ids;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@CityTest
class LedgerTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    Town town;

    @BeforeEach
    void inATown() {
        town = new Town(house);
    }

    @Test
    void tellsBackWhatWasRecorded() {
        town.at("2026-04-08");
        var ask = subject("errand");
        var recommendation = subject("recommendation");
        town.run(() -> ledger.record(Draft.of("ANSWER", ask, Actor.office(town.social, "Social Service"))
                .with("position", "ACCEPT")
                .with("reasons", Map.of("el", "Από τον Οκτώβριο", "en", "From October"))
                .with("due", LocalDate.parse("2026-10-15"))
                .becoming("OPEN", "ANSWERED")
                .linkedTo(recommendation)));

        var act = town.in(() -> ledger.of(ask)).getFirst();
        assertThat(act.seq()).isEqualTo(town.recorded + 1);
        assertThat(act.on()).isEqualTo("2026-04-08");
        assertThat(act.texts("reasons")).containsEntry("el", "Από τον Οκτώβριο");
        assertThat(act.date("due")).contains(LocalDate.parse("2026-10-15"));
        assertThat(act.from() + " " + act.to()).isEqualTo("OPEN ANSWERED");
        assertThat(act.links()).containsExactly(recommendation);
    }

    /** As anyone outside would do it: from what the page shows, with nothing of ours. */
    @Test
    void letsAnyoneComputeTheFingerprintAgain() throws Exception {
        var ask = subject("errand");
        town.run(() -> ledger.record(draft(ask)));
        var entry = town.in(() -> ledger.entry(town.recorded + 1).orElseThrow());

        var bytes = HexFormat.of().parseHex(entry.saltHex());
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(bytes);
        assertThat(HexFormat.of().formatHex(sha.digest(entry.content().getBytes("UTF-8"))))
                .isEqualTo(entry.commitmentHex());
        assertThat(bytes).hasSize(16);
        assertThat(entry.whole()).isTrue();
        assertThat(entry.leaf())
                .isEqualTo(
                        "{\"commitment\":\"%s\",\"date\":\"2026-01-02\",\"subject\":\"%s\",\"type\":\"ANSWER\",\"v\":1}"
                                .formatted(entry.commitmentHex(), ask));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.act set type = 'OTHER'",
                "delete from ledger.act",
                "truncate ledger.act cascade",
                "update ledger.content set canonical = '{}'",
                "delete from ledger.content",
                "truncate ledger.content",
                "update ledger.link set parent_kind = 'other'",
                "delete from ledger.link",
                "alter table ledger.act disable row level security",
                "drop table ledger.content"
            })
    void neverLetsTheApplicationChangeWhatWasRecorded(String attempt) {
        town.run(() -> ledger.record(draft(subject("errand"))));

        assertThatThrownBy(() -> town.run(() -> jdbc.sql(attempt).update()))
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(town.in(() -> ledger.entry(town.recorded + 1).orElseThrow().whole()))
                .isTrue();
    }

    @Test
    void countsWithoutAGapWhateverIsUndoneAndHoweverManyWriteAtOnce() throws Exception {
        var begin = new CountDownLatch(1);
        try (var many = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (var i = 0; i < 40; i++) {
                var undone = i % 4 == 0;
                running.add(many.submit(() -> {
                    begin.await();
                    try {
                        town.run(() -> {
                            ledger.record(draft(subject("errand")));
                            if (undone) {
                                throw new IllegalStateException("undone");
                            }
                        });
                    } catch (IllegalStateException expected) {
                        // as a refused form does
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (var one : running) {
                one.get();
            }
        }

        assertThat(town.in(() -> ledger.latest(100)).reversed())
                .extracting(Act::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, town.recorded + 30).boxed().toList());
    }

    @Test
    void recordsOnlyTogetherWithTheChangeItTellsOf() {
        assertThatThrownBy(() -> town.outside(() -> ledger.record(draft(subject("errand")))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void threadsASubjectWithWhatItCameFromAndWhatCameOfItButNotItsSiblings() {
        var recommendation = subject("recommendation");
        var ask = subject("errand");
        var sibling = subject("errand");
        var commitment = subject("commitment");
        town.run(() -> {
            ledger.record(Draft.of("SENT", recommendation, Actor.SYSTEM));
            ledger.record(Draft.of("ASKED", ask, Actor.SYSTEM).linkedTo(recommendation));
            ledger.record(Draft.of("ASKED", sibling, Actor.SYSTEM).linkedTo(recommendation));
            ledger.record(Draft.of("PROMISED", commitment, Actor.SYSTEM).linkedTo(ask));
            ledger.record(Draft.of("CLOSED", recommendation, Actor.SYSTEM));
        });

        assertThat(seqs(town.in(() -> ledger.thread(ask)))).containsExactly(1L, 2L, 4L, 5L);
        assertThat(seqs(town.in(() -> ledger.thread(commitment)))).containsExactly(1L, 2L, 4L, 5L);
        assertThat(seqs(town.in(() -> ledger.thread(sibling)))).containsExactly(1L, 3L, 5L);
        assertThat(seqs(town.in(() -> ledger.thread(recommendation)))).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void showsNoOtherCityItsRecord() {
        var ask = subject("errand");
        town.run(() -> ledger.record(draft(ask)));
        var other = new Town(house);

        assertThat(other.in(() -> ledger.thread(ask))).isEmpty();
        other.run(() -> ledger.record(draft(ask)));
        assertThat(other.in(() -> ledger.size())).isEqualTo(other.recorded + 1);
    }

    private static Draft draft(Subject subject) {
        return Draft.of("ANSWER", subject, Actor.SYSTEM).with("position", "ACCEPT");
    }

    private static Subject subject(String kind) {
        return new Subject(kind, Ids.next());
    }

    private List<Long> seqs(List<Act> acts) {
        return acts.stream().map(act -> act.seq() - town.recorded).toList();
    }
}
