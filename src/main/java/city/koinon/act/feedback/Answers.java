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

/** What people said of services within the last twelve months; what is older is gone. */
@Repository
@Transactional
class Answers {

    static final int MONTHS = 12;

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

    /** Empty while too few have answered. */
    Optional<Outcome> outcome(UUID service) {
        var answers = of(service);
        return answers.size() < Outcome.FEWEST ? Optional.empty() : Optional.of(Outcome.of(answers));
    }

    /** Takes the line of text away. */
    void silence(UUID id, Visitor by) {
        by.must(Role.EDITOR);
        jdbc.sql("update feedback.answer set said = null where id = :id")
                .param("id", id)
                .update();
    }

    int forgetWhatIsOld() {
        return jdbc.sql("delete from feedback.answer where day <= :since")
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
