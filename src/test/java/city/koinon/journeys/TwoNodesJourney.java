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
import com.microsoft.playwright.options.AriaRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two whole applications work on one database; what they do together is done once, and whoever is signed in at one is so at the other. */
class TwoNodesJourney extends Browsing {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final int JOB_RUNS = 150;

    @TempDir
    Path somewhere;

    private EmbeddedPostgres server;
    private JdbcClient administrator;
    private GreenMail mailboxes;
    private String city;
    private List<String> numbers;
    private UUID clerk;
    private Node one;
    private Node two;
    private Node atHand;

    @BeforeEach
    void twoApplicationsOnOneDatabase() throws Exception {
        mailboxes = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailboxes.start();
        server = EmbeddedPostgres.builder().start();
        var postgres = JdbcClient.create(server.getPostgresDatabase());
        postgres.sql("create role koinon_owner login password 'o' nosuperuser").update();
        postgres.sql("create role koinon_app login password 'a' nosuperuser nobypassrls")
                .update();
        postgres.sql("create database koinon owner koinon_owner").update();
        administrator = JdbcClient.create(server.getDatabase("postgres", "koinon"));
        try (var founding = new SpringApplicationBuilder(Koinon.class)
                .run(settings("--server.port=0", "--koinon.jobs=false", "--koinon.demonstration.load=false"))) {
            var town = new World(founding, LocalDate.of(2026, 3, 20));
            city = town.city;
            clerk = town.clerk.accountId();
            numbers = Stream.generate(() -> town.number(town.sent(town.welfare, town.works)))
                    .limit(4)
                    .toList();
        }
        itIs(LocalDate.of(2026, 4, 22));
        var map = Node.map(somewhere);
        one = Node.start(map, settings());
        two = Node.start(map, settings());
        one.opened();
        two.opened();
        atHand = one;
    }

    @AfterEach
    void everythingCloses() throws Exception {
        Stream.of(one, two).forEach(Node::close);
        server.close();
        mailboxes.stop();
    }

    @Override
    protected int port() {
        return atHand.port();
    }

    @Test
    void togetherTheyDoEverythingOnce() throws Exception {
        var open = new AtomicBoolean(true);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = Stream.of(one, two)
                    .map(node -> readers.submit(reader(node, open)))
                    .toList();
            aClerkAnswersAtBoth();
            for (var day : List.of(
                    LocalDate.of(2026, 4, 23),
                    LocalDate.of(2026, 4, 29),
                    LocalDate.of(2026, 5, 7),
                    LocalDate.of(2026, 5, 25))) {
                itIs(day);
                await().atMost(Duration.ofSeconds(60)).until(() -> climbs() >= climbsBy(day));
            }
            await().atMost(Duration.ofSeconds(90)).until(() -> jobRuns() > JOB_RUNS);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> letters("WAITING").isEmpty());
            open.set(false);
            for (var pages : reading) {
                assertThat(pages.get()).as("pages read at a node").isGreaterThan(10);
            }
        }
        one.close();
        two.close();

        assertThat(administrator
                        .sql("""
                        select a.subject_id || ' ' || (c.canonical::json -> 'payload' ->> 'level')
                          from ledger.act a join ledger.content c on c.city = a.city and c.seq = a.seq
                         where a.city = :city and a.type = 'ESCALATION' and a.subject_kind = 'ask'
                        """)
                        .param("city", city)
                        .query(String.class)
                        .list())
                .as("seven asks without an answer, four levels each")
                .hasSize(7 * 4)
                .doesNotHaveDuplicates();
        assertThat(count("select count(*) from accountability.answer where city = :city"))
                .isOne();
        assertThat(count("select max(seq) - count(*) from ledger.act where city = :city"))
                .as("numbers left out")
                .isZero();
        var received = new ArrayList<String>();
        for (var letter : mailboxes.getReceivedMessages()) {
            received.add(letter.getMessageID());
        }
        assertThat(received)
                .as(() -> "letters received, after " + one.said() + two.said())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(letters("SENT"));
        assertThat(one.said() + two.said()).doesNotContain("ERROR", "could not be sent");
    }

    /** Signed in at one, the clerk opens the same form at both and sends both. */
    private void aClerkAnswersAtBoth() {
        var page = device();
        page.navigate(address("/demo?city=" + city));
        page.locator("[data-account='" + clerk + "'] button").dispatchEvent("click");
        page.waitForURL(url -> url.contains("/" + city + "/"));
        fillIn(page, "The city has chosen to open the library instead.");
        atHand = two;
        var other = page.context().newPage();
        fillIn(other, "There is no money for this in the budget of the year.");
        assertThat(other.locator(".k-who")).containsText("Anna Clerk");
        publish(page);
        assertThat(page.locator("#ask-1")).containsText("Declined");
        publish(other);
        assertThat(other.locator(".k-errors")).containsText("Somebody else has changed this");
        assertThat(other.locator("[id='f-reasons.en']"))
                .hasValue("There is no money for this in the budget of the year.");
    }

    private void fillIn(Page page, String reasons) {
        page.navigate(
                address("/" + city + "/en/recommendations/" + numbers.getFirst() + "/asks/1/answer?position=DECLINE"));
        page.fill("[id='f-reasons.en']", reasons);
        pick(page, "It is a policy choice");
    }

    private static void publish(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Publish the answer")
                                .setExact(true))
                .click();
    }

    /** Reads at this node until told to stop. @return how many pages */
    private Callable<Integer> reader(Node node, AtomicBoolean open) {
        return () -> {
            var read = 0;
            try (var web = HttpClient.newHttpClient()) {
                while (open.get()) {
                    var path = List.of("/overdue", "/recommendations/" + numbers.getLast(), "/acts", "")
                            .get(read++ % 4);
                    var address = URI.create("http://localhost:" + node.port() + "/" + city + "/en" + path);
                    var answer =
                            web.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                }
            }
            return read;
        };
    }

    private void itIs(LocalDate day) {
        Node.setClock(administrator, day.atTime(10, 0).atZone(ATHENS).toInstant());
    }

    private int climbs() {
        return count("""
                select count(*) from duties.climbed c join duties.duty d on d.city = c.city and d.id = c.duty
                 where c.city = :city and d.subject_kind = 'ask' and c.level > 0
                """);
    }

    /** Seven asks climb one level with each of the four days. */
    private static int climbsBy(LocalDate day) {
        return 7 * (day.getMonthValue() == 4 ? day.getDayOfMonth() == 23 ? 1 : 2 : day.getDayOfMonth() == 7 ? 3 : 4);
    }

    /** Each run is taken from the table and put back: two versions. */
    private long jobRuns() {
        return administrator
                .sql("select coalesce(sum(version), 0) / 2 from kernel.scheduled_tasks")
                .query(Long.class)
                .single();
    }

    private List<String> letters(String state) {
        return administrator
                .sql("select message_id from notices.letter where city = :city and state = :state")
                .param("city", city)
                .param("state", state)
                .query(String.class)
                .list();
    }

    private int count(String sql) {
        return administrator.sql(sql).param("city", city).query(Integer.class).single();
    }

    private String[] settings(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--koinon.db.url=jdbc:postgresql://127.0.0.1:" + server.getPort() + "/koinon",
                                "--koinon.db.owner.user=koinon_owner",
                                "--koinon.db.owner.password=o",
                                "--koinon.db.app.user=koinon_app",
                                "--koinon.db.app.password=a",
                                "--koinon.db.connections=8",
                                "--koinon.demonstration=true",
                                "--koinon.mail.host=127.0.0.1",
                                "--koinon.mail.port=" + mailboxes.getSmtp().getPort(),
                                "--koinon.mail.tls=none"),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
