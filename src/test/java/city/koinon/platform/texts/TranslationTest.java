package city.koinon.platform.texts;

import static city.koinon.platform.texts.State.CURRENT;
import static city.koinon.platform.texts.State.MACHINE_UNREVIEWED;
import static city.koinon.platform.texts.State.MISSING;
import static city.koinon.platform.texts.State.ORIGINAL;
import static city.koinon.platform.texts.State.STALE;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.municipality.NewCity;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of a translation, from what a city publishes to what a reader finds. */
@CityTest
class TranslationTest {

    static final List<String> TWELVE =
            List.of("el", "en", "ar", "sq", "ro", "uk", "fa", "fr", "es", "pl", "tr", "ckb");

    @Autowired
    Texts texts;

    @Autowired
    Manuscripts manuscripts;

    @Autowired
    Municipality municipality;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "tra-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID id = Ids.next();
    private UUID title = id;
    private UUID body = id;

    @BeforeEach
    void aCityOfTwelveLanguagesWithOneArticle() {
        municipality.create(new NewCity(
                city, Map.of("en", "Levadia"), "GR", null, ZoneId.of("Europe/Athens"), TWELVE, "#0b5f5a"));
        title = here(() -> texts.write(Written.of("el", "Εγγραφή στο δημοτολόγιο")));
        body = here(() -> texts.write(Written.of("el", "Φέρτε το διαβατήριό σας.")));
        here(this::publish);
    }

    @Test
    void opensOneTaskForEachOtherLanguageAndNoneTwice() {
        assertThat(tasks()).hasSize(11).doesNotContainKey("el").allSatisfy((lang, task) -> assertThat(task)
                .isEqualTo("NEW OPEN"));

        here(this::publish);

        assertThat(tasks()).hasSize(11);
        assertThat(states()).containsEntry("el", ORIGINAL).containsEntry("ar", MISSING).hasSize(12);
    }

    @Test
    void makesEverythingStaleThatDependsOnASubstantialChangeAndNothingByAMinorOne() {
        here(() -> {
            for (var lang : TWELVE.subList(1, 12)) {
                texts.render(title, lang, "Title in " + lang, Origin.HUMAN, null);
                texts.render(body, lang, "Body in " + lang, Origin.HUMAN, null);
            }
            texts.render(texts.get(body), "fa", "از انگلیسی", Origin.HUMAN, 1, "en", Hand.NOBODY);
            return publish();
        });
        assertThat(tasks().values()).containsOnly("NEW CANCELLED");
        assertThat(states().values()).containsOnly(ORIGINAL, CURRENT);

        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριό σας!"), false);
            return publish();
        });
        assertThat(states().values()).as("a comma").containsOnly(ORIGINAL, CURRENT);

        here(() -> {
            texts.revise(body, Written.of("el", "Φέρτε το διαβατήριο και τη σύμβαση."), true);
            return publish();
        });
        assertThat(states()).allSatisfy((lang, state) -> assertThat(state)
                .isEqualTo(lang.equals("el") ? ORIGINAL : STALE));
        assertThat(open()).hasSize(11).allSatisfy((lang, task) -> assertThat(task).isEqualTo("STALE OPEN"));

        here(() -> {
            texts.render(texts.get(body), "ckb", "لە فارسییەوە", Origin.HUMAN, 2, "fa", Hand.NOBODY);
            return publish();
        });
        assertThat(states()).as("from what is outdated itself").containsEntry("ckb", STALE);
    }

    @Test
    void asksSomebodyToReadWhatAMachineMade() {
        here(() -> {
            texts.render(title, "pl", "Meldunek", Origin.MACHINE, null);
            texts.render(body, "pl", "Przynieś paszport.", Origin.MACHINE, null);
            return publish();
        });
        assertThat(states()).containsEntry("pl", MACHINE_UNREVIEWED);
        assertThat(open()).containsEntry("pl", "REVIEW OPEN");

        here(() -> {
            texts.reviewed(title, "pl", "Zofia");
            texts.reviewed(body, "pl", "Zofia");
            return publish();
        });
        assertThat(states()).containsEntry("pl", CURRENT);
        assertThat(open()).doesNotContainKey("pl");
    }

    @Test
    void asksForNothingAnyMoreOnceItIsWithdrawn() {
        here(() -> {
            manuscripts.withdraw("article", id);
            return id;
        });

        assertThat(open()).isEmpty();
        here(this::publish);
        assertThat(open()).hasSize(11);
    }

    private UUID publish() {
        manuscripts.publish(new Manuscript("article", id, "/guide/registration", true, List.of(title, body)));
        return id;
    }

    private Map<String, State> states() {
        return here(() -> manuscripts.states("article", id));
    }

    /** The latest of each language. */
    private Map<String, String> tasks() {
        return tasks("select language, reason || ' ' || status as task from texts.task order by id");
    }

    private Map<String, String> open() {
        return tasks("""
                select language, reason || ' ' || status as task from texts.task
                where  status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED') order by id
                """);
    }

    private Map<String, String> tasks(String sql) {
        return here(() -> jdbc
                .sql(sql)
                .query((row, n) -> Map.entry(row.getString("language"), row.getString("task")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> other)));
    }

    private <T> T here(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
