package city.koinon.plan.accountability;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps promises, what offices report about them and what bodies say of them and of answers, and finds them again. */
@Repository
@Transactional
class PromiseArchive {

    private final JdbcClient jdbc;
    private final Clock clock;

    PromiseArchive(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @ReadOnce
    Commitment commitment(UUID id) {
        return jdbc.sql("select * from accountability.commitment where id = :id")
                .param("id", id)
                .query(PromiseArchive::commitment)
                .optional()
                .orElseThrow(() -> new NotFound("commitment " + id));
    }

    /** All of them, the next due first. */
    @ReadOnce
    List<Commitment> commitments() {
        return jdbc.sql("select * from accountability.commitment order by due_on, id")
                .query(PromiseArchive::commitment)
                .list();
    }

    @ReadOnce
    List<Commitment> commitments(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from accountability.commitment where id in (:ids) order by due_on, id")
                        .param("ids", ids)
                        .query(PromiseArchive::commitment)
                        .list();
    }

    @ReadOnce
    List<Commitment> commitmentsOf(UUID recommendation) {
        return jdbc.sql(
                        "select * from accountability.commitment where recommendation = :recommendation order by made_on, due_on, id")
                .param("recommendation", recommendation)
                .query(PromiseArchive::commitment)
                .list();
    }

    @ReadOnce
    List<Commitment> commitmentsOn(UUID step) {
        return jdbc.sql("select * from accountability.commitment where step = :step order by made_on, due_on, id")
                .param("step", step)
                .query(PromiseArchive::commitment)
                .list();
    }

    @ReadOnce
    List<Commitment> commitmentsBy(UUID office) {
        return jdbc.sql("select * from accountability.commitment where office = :office order by due_on, id")
                .param("office", office)
                .query(PromiseArchive::commitment)
                .list();
    }

    void add(Commitment it) {
        bind(it, jdbc.sql("""
                insert into accountability.commitment (id, body, recommendation, ask, answer, step, text, done_when, office, due_on, state,
                       claim, made_on, news_on, done_on, judged_on, supersedes, superseded_by, why_revised, version)
                values (:id, :body, :recommendation, :ask, :answer, :step, :text, :doneWhen, :office, :dueOn, :state,
                       :claim, :madeOn, :newsOn, :doneOn, :judgedOn, :supersedes, :supersededBy, :whyRevised, :version)
                """)).update();
    }

    void save(Commitment it) {
        Rows.kept(bind(it, jdbc.sql("""
                update accountability.commitment
                   set state = :state, claim = :claim, news_on = :newsOn, done_on = :doneOn, judged_on = :judgedOn, step = :step,
                       superseded_by = :supersededBy, why_revised = :whyRevised, version = version + 1
                 where id = :id and version = :version
                """)).update(), "commitment");
    }

    private static JdbcClient.StatementSpec bind(Commitment it, JdbcClient.StatementSpec sql) {
        return sql.param("id", it.id())
                .param("body", it.body())
                .param("recommendation", it.recommendation())
                .param("ask", it.ask())
                .param("answer", it.answer())
                .param("step", it.step())
                .param("text", it.text())
                .param("doneWhen", it.doneWhen())
                .param("office", it.office())
                .param("dueOn", it.dueOn())
                .param("state", it.state().name())
                .param("claim", it.claim() == null ? null : it.claim().name())
                .param("madeOn", it.madeOn())
                .param("newsOn", it.newsOn())
                .param("doneOn", it.doneOn())
                .param("judgedOn", it.judgedOn())
                .param("supersedes", it.supersedes())
                .param("supersededBy", it.supersededBy())
                .param("whyRevised", it.whyRevised())
                .param("version", it.version());
    }

    private static Commitment commitment(ResultSet row, int n) throws SQLException {
        var claim = row.getString("claim");
        return new Commitment(
                Rows.id(row, "id"),
                Rows.maybeId(row, "body"),
                Rows.maybeId(row, "recommendation"),
                Rows.maybeId(row, "ask"),
                Rows.maybeId(row, "answer"),
                Rows.maybeId(row, "step"),
                Rows.id(row, "text"),
                Rows.id(row, "done_when"),
                Rows.id(row, "office"),
                Rows.day(row, "due_on"),
                CommitmentState.valueOf(row.getString("state")),
                claim == null ? null : Claim.valueOf(claim),
                Rows.day(row, "made_on"),
                Rows.day(row, "news_on"),
                Rows.maybeDay(row, "done_on"),
                Rows.maybeDay(row, "judged_on"),
                Rows.maybeId(row, "supersedes"),
                Rows.maybeId(row, "superseded_by"),
                Rows.maybeId(row, "why_revised"),
                row.getInt("version"));
    }

    // --- reports

    @ReadOnce
    List<Report> reportsOn(UUID commitment) {
        var evidence = new TreeMap<UUID, List<Report.Evidence>>();
        jdbc.sql("""
                select evidence.* from accountability.evidence
                  join accountability.report on report.city = evidence.city and report.id = evidence.report
                 where report.commitment = :commitment
                 order by report, n
                """)
                .param("commitment", commitment)
                .query((row, n) -> Map.entry(
                        Rows.id(row, "report"),
                        new Report.Evidence(
                                EvidenceKind.valueOf(row.getString("kind")),
                                row.getString("link"),
                                row.getString("said"),
                                row.getString("lang"),
                                Rows.day(row, "dated"))))
                .list()
                .forEach(it -> evidence.computeIfAbsent(it.getKey(), report -> new ArrayList<>())
                        .add(it.getValue()));
        return jdbc.sql("select * from accountability.report where commitment = :commitment order by reported_at, id")
                .param("commitment", commitment)
                .query((row, n) -> new Report(
                        Rows.id(row, "id"),
                        Rows.id(row, "commitment"),
                        Claim.valueOf(row.getString("claim")),
                        Rows.id(row, "text"),
                        Rows.id(row, "office"),
                        Rows.maybeId(row, "term"),
                        row.getString("signed"),
                        Rows.maybeId(row, "entered_by"),
                        Rows.day(row, "reported_on"),
                        evidence.getOrDefault(Rows.id(row, "id"), List.of())))
                .list();
    }

    void add(Report it) {
        jdbc.sql("""
                insert into accountability.report (id, commitment, claim, text, office, term, signed, entered_by, reported_on, reported_at)
                values (:id, :commitment, :claim, :text, :office, :term, :signed, :enteredBy, :reportedOn, :now)
                """)
                .param("id", it.id())
                .param("commitment", it.commitment())
                .param("claim", it.claim().name())
                .param("text", it.text())
                .param("office", it.office())
                .param("term", it.term())
                .param("signed", it.signed())
                .param("enteredBy", it.enteredBy())
                .param("reportedOn", it.reportedOn())
                .param("now", now())
                .update();
        var n = 1;
        for (var evidence : it.evidence()) {
            jdbc.sql("""
                    insert into accountability.evidence (report, n, kind, link, said, lang, dated)
                    values (:report, :n, :kind, :link, :said, :lang, :dated)
                    """)
                    .param("report", it.id())
                    .param("n", n++)
                    .param("kind", evidence.kind().name())
                    .param("link", evidence.link())
                    .param("said", evidence.said())
                    .param("lang", evidence.lang())
                    .param("dated", evidence.dated())
                    .update();
        }
    }

    // --- verdicts

    @ReadOnce
    List<Verdict> verdicts() {
        return jdbc.sql("select * from accountability.verdict order by given_at, id")
                .query(PromiseArchive::verdict)
                .list();
    }

    @ReadOnce
    List<Verdict> verdictsOn(Commitment promise) {
        return jdbc.sql("select * from accountability.verdict where commitment = :id order by given_at, id")
                .param("id", promise.id())
                .query(PromiseArchive::verdict)
                .list();
    }

    @ReadOnce
    Optional<Verdict> verdictOn(Answer answer) {
        return jdbc.sql(
                        "select * from accountability.verdict where answer = :id order by given_at desc, id desc limit 1")
                .param("id", answer.id())
                .query(PromiseArchive::verdict)
                .optional();
    }

    void add(Verdict it) {
        jdbc.sql("""
                insert into accountability.verdict (id, commitment, report, answer, value, reasons, decision, given_on, given_at)
                values (:id, :commitment, :report, :answer, :value, :reasons, :decision, :givenOn, :now)
                """)
                .param("id", it.id())
                .param("commitment", it.commitment())
                .param("report", it.report())
                .param("answer", it.answer())
                .param("value", it.value().name())
                .param("reasons", it.reasons())
                .param("decision", it.decision())
                .param("givenOn", it.givenOn())
                .param("now", now())
                .update();
    }

    private static Verdict verdict(ResultSet row, int n) throws SQLException {
        return new Verdict(
                Rows.id(row, "id"),
                Rows.maybeId(row, "commitment"),
                Rows.maybeId(row, "report"),
                Rows.maybeId(row, "answer"),
                VerdictValue.valueOf(row.getString("value")),
                Rows.maybeId(row, "reasons"),
                Rows.maybeId(row, "decision"),
                Rows.day(row, "given_on"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
