package city.koinon.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.MachineTranslation.Cause;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of ours that speaks as LibreTranslate does, well or badly. */
@CityTest
class MachineTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Begins a good answer and falls silent in the middle of it. */
    private static final int HALF = 206;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Texts texts;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskBoard board;

    @Autowired
    Manuscripts manuscripts;

    @Autowired
    Checks checks;

    @Autowired
    Clock clock;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Municipality municipality;

    private final String city = "mac-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID id = Ids.next();
    private final List<JsonNode> asked = new ArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);
    private UUID title = id;
    private UUID body = id;
    private HttpServer server;
    private int status = 200;
    private Function<JsonNode, String> answer = question -> JSON.writeValueAsString(Map.of(
            "translatedText",
            question.path("q").valueStream().map(it -> "PL " + it.asString()).toList()));

    @BeforeEach
    void aCityWithOneArticleAndAMachine() throws IOException {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "el", "pl"));
        title = here(() -> texts.write(Written.of("el", "Εγγραφή")));
        body = here(() -> texts.write(Written.of("el", "Γράψτε στο info@levadia.example.")));
        here(() -> {
            manuscripts.publish(new Manuscript("article", id, "/guide/x", false, List.of(title, body)));
            return id;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var question = JSON.readTree(exchange.getRequestBody().readAllBytes());
            asked.add(question);
            if (status == 0) {
                try {
                    patience.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
            var said = answer.apply(question).getBytes(StandardCharsets.UTF_8);
            if (status == HALF) {
                exchange.sendResponseHeaders(200, said.length);
                exchange.getResponseBody().write(said, 0, said.length / 2);
                exchange.getResponseBody().flush();
                try {
                    patience.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }
            if (status == 302) {
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                "http://localhost:" + server.getAddress().getPort() + "/elsewhere");
            }
            if (status != HALF) {
                exchange.sendResponseHeaders(status == 0 ? 200 : status, said.length);
            }
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        patience.countDown();
        server.stop(0);
    }

    @Test
    void makesAFirstTranslationThatSaysWhatItIsAndAsksToBeRead() {
        run();

        assertThat(asked).singleElement().satisfies(it -> {
            assertThat(it.path("source").asString()).isEqualTo("el");
            assertThat(it.path("target").asString()).isEqualTo("pl");
            assertThat(it.path("format").asString()).isEqualTo("text");
            assertThat(it.path("api_key").asString()).isEqualTo("secret");
        });
        assertThat(here(() -> manuscripts.states("article", id))).containsEntry("pl", State.MACHINE_UNREVIEWED);
        assertThat(here(() -> texts.get(title)).in("pl").value()).isEqualTo("PL Εγγραφή");
        assertThat(task()).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(Reason.REVIEW);
            assertThat(it.status()).isEqualTo(TaskStatus.OPEN);
        });

        run();
        assertThat(asked).as("not asked again for what there is").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "429, BUSY",
        "503, BUSY",
        "500, BROKEN",
        "400, REFUSED",
        "403, REFUSED",
        "302, BROKEN",
        "0, SILENT",
        "206, SILENT"
    })
    void leavesTheTaskOpenAndSaysWhyWhenItFails(int status, Cause cause) {
        this.status = status;

        run();

        assertThat(task()).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(Reason.NEW);
            assertThat(it.status()).isEqualTo(TaskStatus.OPEN);
            assertThat(it.machineFailed()).isEqualTo(cause);
        });
        assertThat(here(() -> manuscripts.states("article", id))).containsEntry("pl", State.MISSING);
        assertThat(asked).as("asked once, and never sent on to elsewhere").hasSize(1);
        run();
        assertThat(asked).as("not before tomorrow").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BROKEN  | no json",
                "BROKEN  | {\"translatedText\": [\"only one\"]}",
                "BROKEN  | {\"error\": \"?\"}",
                "DAMAGED | {\"translatedText\": [\"Rejestracja\", \"Napisz na info@lewadia.example.\"]}",
            })
    void takesNothingThatIsIncompleteOrDamaged(Cause cause, String body) {
        answer = question -> body;

        run();

        assertThat(task().machineFailed()).isEqualTo(cause);
        assertThat(here(() -> texts.get(title)).renderings()).doesNotContainKey("pl");
    }

    @Test
    void sendsNothingAnywhereUnlessTheOperatorNamesAnAddress() {
        CurrentCity.run(
                city, new TranslateByMachine(null, jdbc, texts, tasks, manuscripts, checks, clock, transactions)::run);

        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> new LibreTranslate(URI.create("file:///etc/passwd"), "", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void run() {
        var machine = new LibreTranslate(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/"),
                "secret",
                status == 0 || status == HALF ? Duration.ofMillis(300) : Duration.ofSeconds(20));
        CurrentCity.run(
                city,
                new TranslateByMachine(machine, jdbc, texts, tasks, manuscripts, checks, clock, transactions)::run);
    }

    private Task task() {
        return here(() -> board.list(new TaskBoard.Filter("pl", null, null)))
                .getFirst()
                .task();
    }

    private <T> T here(Supplier<T> work) {
        return CurrentCity.in(city, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
