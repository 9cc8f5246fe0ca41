package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.koinon.Koinon;
import city.koinon.plan.accountability.World;
import city.koinon.platform.storage.Node;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Scenario S9: nobody answers, and in the middle of it the house itself stands still, twice, for two weeks each. */
class StandstillJourney extends Browsing {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final LocalDate MARCH_20 = LocalDate.of(2026, 3, 20);

    @TempDir
    Path somewhere;

    private GreenMail mailboxes;
    private Path map;
    private String city;
    private String number;
    private Node house;

    @BeforeEach
    void anAnswerIsOwedByApril22() throws Exception {
        map = Node.map(somewhere);
        mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailboxes.start();
        try (var founding = new SpringApplicationBuilder(Koinon.class)
                .run(
                        "--koinon.data=" + data(),
                        "--server.port=0",
                        "--koinon.jobs=false",
                        "--koinon.demonstration=true",
                        "--koinon.demonstration.load=false")) {
            var town = new World(founding, MARCH_20);
            city = town.city;
            number = town.number(town.sent(town.welfare));
        }
    }

    @AfterEach
    void theHouseCloses() {
        house.close();
        mailboxes.stop();
    }

    @Override
    protected int port() {
        return house.port();
    }

    @Test
    void whatWasMissedIsCaughtUpInItsOrderAndNothingTwice() throws Exception {
        opensOn(LocalDate.of(2026, 4, 23));
        var reader = device();
        climbedTo(reader, 1);
        house.close();

        opensOn(LocalDate.of(2026, 5, 11));
        climbedTo(reader, 3);
        reader.navigate(address("/" + city + "/en/recommendations/" + number));
        assertThat(reader.locator(".k-thread")).containsText("Mayor");
        house.close();

        opensOn(LocalDate.of(2026, 5, 25));
        climbedTo(reader, 4);
        reader.navigate(address("/" + city + "/en/recommendations/" + number));
        assertThat(reader.locator(".k-thread")).containsText("22 April 2026");
        keepPicture(reader, "four-levels");
        house.close();

        var levels = Node.reading(
                data(),
                city,
                jdbc -> jdbc.sql("""
                select (c.canonical::json -> 'payload' ->> 'level')::int
                  from ledger.act a join ledger.content c on c.city = a.city and c.seq = a.seq
                 where a.city = :city and a.type = 'ESCALATION' and a.subject_kind = 'ask' order by a.seq
                """).param("city", city).query(Integer.class).list());
        assertThat(levels).containsExactly(1, 2, 3, 4);
        var seq = Node.reading(
                data(),
                city,
                jdbc -> jdbc.sql("select seq from ledger.act where city = :city order by seq")
                        .param("city", city)
                        .query(Integer.class)
                        .list());
        assertThat(seq).as("no number is left out").hasSize(seq.getLast()).isSorted();
        var sent = Node.reading(
                data(),
                city,
                jdbc -> jdbc.sql("select message_id from notices.letter where city = :city and state = 'SENT'")
                        .param("city", city)
                        .query(String.class)
                        .list());
        assertThat(received()).hasSizeGreaterThan(4).doesNotHaveDuplicates().containsAll(sent);
    }

    private void opensOn(LocalDate day) throws Exception {
        Node.meanwhileItBecomes(morning(day), data());
        house = Node.start(
                        map,
                        "--koinon.data=" + data(),
                        "--koinon.mail.host=127.0.0.1",
                        "--koinon.mail.port=" + mailboxes.getSmtp().getPort(),
                        "--koinon.mail.tls=none")
                .opened();
    }

    /** As the register tells it, to people and to programs. */
    private void climbedTo(Page reader, int level) {
        var register = address("/" + city + "/en/overdue.csv");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> reader.request()
                        .get(register)
                        .text()
                        .lines()
                        .anyMatch(line -> line.contains("Open the Lyceum") && line.contains("," + level + ",")));
        reader.navigate(address("/" + city + "/en/overdue"));
        assertThat(reader.locator("main")).containsText("Open the Lyceum");
    }

    private List<String> received() throws Exception {
        var ids = new ArrayList<String>();
        for (var letter : mailboxes.getReceivedMessages()) {
            ids.add(letter.getMessageID());
        }
        return ids;
    }

    private static Instant morning(LocalDate day) {
        return day.atTime(10, 0).atZone(ATHENS).toInstant();
    }

    private Path data() {
        return somewhere.resolve("data");
    }
}
