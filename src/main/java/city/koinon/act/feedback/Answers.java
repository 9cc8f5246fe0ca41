package city.koinon.act.feedback;

import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What people said of services within the last twelve months; what is older is gone. */
@Repository
@Transactional
class Answers {

    static final int MONTHS = 12;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Municipality municipality;

    Answers(JdbcClient jdbc, Municipality municipality) {
        this.jdbc = jdbc;
        this.municipality = municipality;
    }

    void add(
            UUID service,
            String lang,
            Delivered delivered,
            @Nullable Took took,
            @Nullable Explained explained,
            int effort,
            @Nullable String said) {
        jdbc.sql("""
                insert into feedback.answer (id, service, lang, delivered, took, explained, effort, said, day)
                values (:id, :service, :lang, :delivered, :took, :explained, :effort, :said, :day)
                """)
                // No id that tells the time: two answers of one afternoon are not to be told apart.
                .param("id", UUID.randomUUID())
                .param("service", service)
                .param("lang", lang)
                .param("delivered", delivered.name())
                .param("took", took == null ? null : took.name(), Types.VARCHAR)
                .param(
                        "explained",
                        explained == null || delivered == Delivered.YES ? null : explained.name(),
                        Types.VARCHAR)
                .param("effort", effort)
                .param("said", said, Types.VARCHAR)
                .param("day", municipality.today())
                .update();
        count(service);
    }

    /** Holds the row of the service until the end of the transaction, so that of two who answer at once one is the fifth. */
    private void count(UUID service) {
        var untold =
                jdbc.sql("""
                insert into feedback.told (service, untold) values (:service, 1)
                on conflict (city, service) do update set untold = told.untold + 1
                returning untold
                """).param("service", service).query(Integer.class).single();
        if (untold < Told.BATCH) {
            return;
        }
        var answers = of(service);
        if (answers.size() >= Outcome.FEWEST) {
            tell(service, Outcome.of(answers));
        }
    }

    private void tell(UUID service, Outcome outcome) {
        jdbc.sql("""
                update feedback.told set untold = 0, told_on = :today, outcome = cast(:outcome as jsonb) where service = :service
                """)
                .param("today", municipality.today())
                .param("outcome", JSON.writeValueAsString(outcome))
                .param("service", service)
                .update();
    }

    /** By service, the newest first. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Answer> all() {
        return jdbc.sql("select * from feedback.answer where day > :since order by service, day desc, id")
                .param("since", since())
                .query(Answers::answer)
                .list();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public List<Answer> of(UUID service) {
        return jdbc.sql("select * from feedback.answer where service = :service and day > :since")
                .param("service", service)
                .param("since", since())
                .query(Answers::answer)
                .list();
    }

    /** What everybody reads; empty while too few have answered. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Told> told(UUID service) {
        return jdbc.sql("select outcome, told_on from feedback.told where service = :service and told_on > :since")
                .param("service", service)
                .param("since", since())
                .query((row, n) -> new Told(
                        JSON.readValue(row.getString("outcome"), Outcome.class),
                        row.getObject("told_on", LocalDate.class)))
                .optional();
    }

    /** Takes the line of text away. */
    void silence(UUID id, Visitor by) {
        by.must(Role.EDITOR);
        jdbc.sql("update feedback.answer set said = null where id = :id")
                .param("id", id)
                .update();
    }

    void forgetWhatIsOld() {
        jdbc.sql("delete from feedback.answer where day <= :since")
                .param("since", since())
                .update();
        jdbc.sql("update feedback.told set told_on = null, outcome = null where told_on <= :since")
                .param("since", since())
                .update();
    }

    private LocalDate since() {
        return municipality.today().minusMonths(MONTHS);
    }

    private static Answer answer(ResultSet row, int n) throws SQLException {
        var took = row.getString("took");
        var explained = row.getString("explained");
        return new Answer(
                row.getObject("id", UUID.class),
                row.getObject("service", UUID.class),
                row.getString("lang"),
                Delivered.valueOf(row.getString("delivered")),
                took == null ? null : Took.valueOf(took),
                explained == null ? null : Explained.valueOf(explained),
                row.getInt("effort"),
                row.getString("said"),
                row.getObject("day", LocalDate.class));
    }
}
