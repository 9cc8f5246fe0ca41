package city.koinon.plan.accountability;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ledger.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps recommendations, asks, answers, promises, reports and verdicts, and finds them again. */
@Repository
@Transactional
class Archive {

    private final JdbcClient jdbc;
    private final Clock clock;

    Archive(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // --- recommendations

    @ReadOnce
    Recommendation recommendation(UUID id) {
        return jdbc.sql("select * from accountability.recommendation where id = :id")
                .param("id", id)
                .query(Archive::recommendation)
                .optional()
                .orElseThrow(() -> new NotFound("recommendation " + id));
    }

    @ReadOnce
    Optional<Recommendation> numbered(String number) {
        return jdbc.sql("select * from accountability.recommendation where number = :number")
                .param("number", number)
                .query(Archive::recommendation)
                .optional();
    }

    /** All of them, the newest first. */
    @ReadOnce
    List<Recommendation> recommendations() {
        return jdbc.sql("""
                select * from accountability.recommendation
                 order by coalesce(adopted_on, drafted_on) desc, number desc nulls first, id desc
                """).query(Archive::recommendation).list();
    }

    @ReadOnce
    List<Recommendation> recommendations(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from accountability.recommendation where id in (:ids)")
                        .param("ids", ids)
                        .query(Archive::recommendation)
                        .list();
    }

    /** As many as the list of all shows to everybody. */
    @ReadOnce
    int published() {
        return jdbc.sql("select count(*) from accountability.recommendation where state <> 'DRAFT'")
                .query(Integer.class)
                .single();
    }

    void add(Recommendation it) {
        bind(it, jdbc.sql("""
                insert into accountability.recommendation (id, body, number, title, reasons, state, decision, drafted_on, proposed_on,
                       adopted_on, sent_on, acknowledged_on, ended_on, changed_at, version)
                values (:id, :body, :number, :title, :reasons, :state, :decision, :draftedOn, :proposedOn,
                       :adoptedOn, :sentOn, :acknowledgedOn, :endedOn, :now, :version)
                """)).update();
    }

    void save(Recommendation it) {
        kept(bind(it, jdbc.sql("""
                update accountability.recommendation
                   set number = :number, state = :state, decision = :decision, drafted_on = :draftedOn, proposed_on = :proposedOn,
                       adopted_on = :adoptedOn, sent_on = :sentOn, acknowledged_on = :acknowledgedOn, ended_on = :endedOn,
                       title = :title, reasons = :reasons, body = :body, changed_at = :now, version = version + 1
                 where id = :id and version = :version
                """)).update(), "recommendation");
    }

    /** A draft nobody has voted on yet may go without a trace; it was never public. */
    void discard(Recommendation it) {
        kept(
                jdbc.sql(
                                "delete from accountability.recommendation where id = :id and version = :version and state = 'DRAFT'")
                        .param("id", it.id())
                        .param("version", it.version())
                        .update(),
                "recommendation");
    }

    /** The next number of the body in this year; where other bodies have all its codes, the first with a 2, a 3 behind it. Held until the transaction ends, so that no number is given twice. */
    String nextNumber(UUID body, List<String> codes, int year) {
        var tried = Stream.concat(
                        codes.stream(), Stream.iterate(2, it -> it + 1).map(it -> codes.getFirst() + it))
                .iterator();
        while (!numbered(body)) {
            jdbc.sql("""
                    insert into accountability.numbering (body, code, year, last)
                    values (:body, :code, :year, 0)
                    on conflict do nothing
                    """)
                    .param("body", body)
                    .param("code", tried.next())
                    .param("year", year)
                    .update();
        }
        return jdbc.sql("""
                update accountability.numbering
                   set last = case when year = :year then last + 1 else 1 end, year = :year
                 where body = :body
                returning code, last
                """)
                .param("body", body)
                .param("year", year)
                .query((row, n) -> "%s-%d-%02d".formatted(row.getString("code"), year, row.getInt("last")))
                .single();
    }

    private boolean numbered(UUID body) {
        return jdbc.sql("select exists (select from accountability.numbering where body = :body)")
                .param("body", body)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec bind(Recommendation it, JdbcClient.StatementSpec sql) {
        return sql.param("id", it.id())
                .param("body", it.body())
                .param("number", it.number())
                .param("title", it.title())
                .param("reasons", it.reasons())
                .param("state", it.state().name())
                .param("decision", it.decision())
                .param("draftedOn", it.draftedOn())
                .param("proposedOn", it.proposedOn())
                .param("adoptedOn", it.adoptedOn())
                .param("sentOn", it.sentOn())
                .param("acknowledgedOn", it.acknowledgedOn())
                .param("endedOn", it.endedOn())
                .param("now", now())
                .param("version", it.version());
    }

    private static Recommendation recommendation(ResultSet row, int n) throws SQLException {
        return new Recommendation(
                id(row, "id"),
                id(row, "body"),
                row.getString("number"),
                id(row, "title"),
                id(row, "reasons"),
                RecommendationState.valueOf(row.getString("state")),
                maybeId(row, "decision"),
                day(row, "drafted_on"),
                maybeDay(row, "proposed_on"),
                maybeDay(row, "adopted_on"),
                maybeDay(row, "sent_on"),
                maybeDay(row, "acknowledged_on"),
                maybeDay(row, "ended_on"),
                row.getInt("version"));
    }

    // --- asks

    @ReadOnce
    Ask ask(UUID id) {
        return jdbc.sql("select * from accountability.ask where id = :id")
                .param("id", id)
                .query(Archive::ask)
                .optional()
                .orElseThrow(() -> new NotFound("ask " + id));
    }

    @ReadOnce
    List<Ask> asksOf(UUID recommendation) {
        return jdbc.sql("select * from accountability.ask where recommendation = :recommendation order by n")
                .param("recommendation", recommendation)
                .query(Archive::ask)
                .list();
    }

    @ReadOnce
    Map<UUID, List<Ask>> asksOf(Collection<UUID> recommendations) {
        return recommendations.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                "select * from accountability.ask where recommendation in (:recommendations) order by recommendation, n")
                        .param("recommendations", recommendations)
                        .query(Archive::ask)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Ask::recommendation));
    }

    /** By recommendation, each in their order. */
    @ReadOnce
    Map<UUID, List<Ask>> asks() {
        return jdbc
                .sql("select * from accountability.ask order by recommendation, n")
                .query(Archive::ask)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Ask::recommendation, LinkedHashMap::new, Collectors.toList()));
    }

    @ReadOnce
    List<Ask> asks(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from accountability.ask where id in (:ids)")
                        .param("ids", ids)
                        .query(Archive::ask)
                        .list();
    }

    void add(Ask it) {
        bind(it, jdbc.sql("""
                insert into accountability.ask (id, recommendation, n, text, office, state, studied, reopened, version)
                values (:id, :recommendation, :n, :text, :office, :state, :studied, :reopened, :version)
                """)).update();
    }

    void save(Ask it) {
        kept(bind(it, jdbc.sql("""
                update accountability.ask
                   set office = :office, state = :state, studied = :studied, reopened = :reopened, version = version + 1
                 where id = :id and version = :version and recommendation = :recommendation and n = :n and text = :text
                """)).update(), "ask");
    }

    void removeAsks(UUID draft) {
        jdbc.sql("""
                delete from accountability.ask
                 where recommendation = (select id from accountability.recommendation where id = :id and state = 'DRAFT')
                """).param("id", draft).update();
    }

    private static JdbcClient.StatementSpec bind(Ask it, JdbcClient.StatementSpec sql) {
        return sql.param("id", it.id())
                .param("recommendation", it.recommendation())
                .param("n", it.n())
                .param("text", it.text())
                .param("office", it.office())
                .param("state", it.state().name())
                .param("studied", it.studied())
                .param("reopened", it.reopened())
                .param("version", it.version());
    }

    private static Ask ask(ResultSet row, int n) throws SQLException {
        return new Ask(
                id(row, "id"),
                id(row, "recommendation"),
                row.getInt("n"),
                id(row, "text"),
                id(row, "office"),
                AskState.valueOf(row.getString("state")),
                row.getBoolean("studied"),
                row.getBoolean("reopened"),
                row.getInt("version"));
    }

    // --- answers

    private static final String ANSWERS = "select answer.* from accountability.answer";

    @ReadOnce
    List<Answer> answersOf(UUID ask) {
        return jdbc.sql(ANSWERS + " where ask = :ask order by published_at, id")
                .param("ask", ask)
                .query(Archive::answer)
                .list();
    }

    @ReadOnce
    Map<UUID, List<Answer>> answersToRecommendation(UUID recommendation) {
        return jdbc.sql(ANSWERS + """
                  join accountability.ask on ask.city = answer.city and ask.id = answer.ask
                 where ask.recommendation = :recommendation
                 order by answer.published_at, answer.id
                """).param("recommendation", recommendation).query(Archive::answer).list().stream()
                .collect(Collectors.groupingBy(Answer::ask, LinkedHashMap::new, Collectors.toList()));
    }

    @ReadOnce
    List<Answer> answers() {
        return jdbc.sql(ANSWERS + " order by published_at, id")
                .query(Archive::answer)
                .list();
    }

    @ReadOnce
    List<Answer> answersBy(UUID office) {
        return jdbc.sql(ANSWERS + " where office = :office order by published_at, id")
                .param("office", office)
                .query(Archive::answer)
                .list();
    }

    /** The answer that stands: given as a final one, and not superseded. */
    @ReadOnce
    Optional<Answer> standing(UUID ask) {
        return answersOf(ask).stream().filter(it -> it.position().isFinal()).reduce((earlier, later) -> later);
    }

    @ReadOnce
    Set<UUID> officesThatHad(UUID ask) {
        return answersOf(ask).stream()
                .filter(it -> it.position() == Position.NOT_OURS)
                .map(Answer::office)
                .collect(Collectors.toSet());
    }

    void add(Answer it) {
        jdbc.sql("""
                insert into accountability.answer (id, ask, position, reasons, basis, basis_text, handed_to, study_until, office, term,
                       signed, entered_by, letter_on, asked_on, due_on, published_on, published_at, supersedes)
                values (:id, :ask, :position, :reasons, :basis, :basisText, :handedTo, :studyUntil, :office, :term,
                       :signed, :enteredBy, :letterOn, :askedOn, :dueOn, :publishedOn, :now, :supersedes)
                """)
                .param("id", it.id())
                .param("ask", it.ask())
                .param("position", it.position().name())
                .param("reasons", it.reasons())
                .param("basis", it.basis() == null ? null : it.basis().name())
                .param("basisText", it.basisText())
                .param("handedTo", it.handedTo())
                .param("studyUntil", it.studyUntil())
                .param("office", it.office())
                .param("term", it.term())
                .param("signed", it.signed())
                .param("enteredBy", it.enteredBy())
                .param("letterOn", it.letterOn())
                .param("askedOn", it.askedOn())
                .param("dueOn", it.dueOn())
                .param("publishedOn", it.publishedOn())
                .param("now", now())
                .param("supersedes", it.supersedes())
                .update();
    }

    private static Answer answer(ResultSet row, int n) throws SQLException {
        var basis = row.getString("basis");
        return new Answer(
                id(row, "id"),
                id(row, "ask"),
                Position.valueOf(row.getString("position")),
                id(row, "reasons"),
                basis == null ? null : Basis.valueOf(basis),
                maybeId(row, "basis_text"),
                maybeId(row, "handed_to"),
                maybeDay(row, "study_until"),
                id(row, "office"),
                maybeId(row, "term"),
                row.getString("signed"),
                maybeId(row, "entered_by"),
                maybeDay(row, "letter_on"),
                maybeDay(row, "asked_on"),
                maybeDay(row, "due_on"),
                day(row, "published_on"),
                maybeId(row, "supersedes"));
    }

    // --- promises

    @ReadOnce
    Commitment commitment(UUID id) {
        return jdbc.sql("select * from accountability.commitment where id = :id")
                .param("id", id)
                .query(Archive::commitment)
                .optional()
                .orElseThrow(() -> new NotFound("commitment " + id));
    }

    /** All of them, the next due first. */
    @ReadOnce
    List<Commitment> commitments() {
        return jdbc.sql("select * from accountability.commitment order by due_on, id")
                .query(Archive::commitment)
                .list();
    }

    @ReadOnce
    List<Commitment> commitments(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from accountability.commitment where id in (:ids) order by due_on, id")
                        .param("ids", ids)
                        .query(Archive::commitment)
                        .list();
    }

    @ReadOnce
    List<Commitment> commitmentsOf(UUID recommendation) {
        return jdbc.sql(
                        "select * from accountability.commitment where recommendation = :recommendation order by made_on, due_on, id")
                .param("recommendation", recommendation)
                .query(Archive::commitment)
                .list();
    }

    @ReadOnce
    List<Commitment> commitmentsOn(UUID step) {
        return jdbc.sql("select * from accountability.commitment where step = :step order by made_on, due_on, id")
                .param("step", step)
                .query(Archive::commitment)
                .list();
    }

    @ReadOnce
    List<Commitment> commitmentsBy(UUID office) {
        return jdbc.sql("select * from accountability.commitment where office = :office order by due_on, id")
                .param("office", office)
                .query(Archive::commitment)
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
        kept(bind(it, jdbc.sql("""
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
                id(row, "id"),
                maybeId(row, "body"),
                maybeId(row, "recommendation"),
                maybeId(row, "ask"),
                maybeId(row, "answer"),
                maybeId(row, "step"),
                id(row, "text"),
                id(row, "done_when"),
                id(row, "office"),
                day(row, "due_on"),
                CommitmentState.valueOf(row.getString("state")),
                claim == null ? null : Claim.valueOf(claim),
                day(row, "made_on"),
                day(row, "news_on"),
                maybeDay(row, "done_on"),
                maybeDay(row, "judged_on"),
                maybeId(row, "supersedes"),
                maybeId(row, "superseded_by"),
                maybeId(row, "why_revised"),
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
                        id(row, "report"),
                        new Report.Evidence(
                                EvidenceKind.valueOf(row.getString("kind")),
                                row.getString("link"),
                                row.getString("said"),
                                row.getString("lang"),
                                day(row, "dated"))))
                .list()
                .forEach(it -> evidence.computeIfAbsent(it.getKey(), report -> new java.util.ArrayList<>())
                        .add(it.getValue()));
        return jdbc.sql("select * from accountability.report where commitment = :commitment order by reported_at, id")
                .param("commitment", commitment)
                .query((row, n) -> new Report(
                        id(row, "id"),
                        id(row, "commitment"),
                        Claim.valueOf(row.getString("claim")),
                        id(row, "text"),
                        id(row, "office"),
                        maybeId(row, "term"),
                        row.getString("signed"),
                        maybeId(row, "entered_by"),
                        day(row, "reported_on"),
                        evidence.getOrDefault(id(row, "id"), List.of())))
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
                .query(Archive::verdict)
                .list();
    }

    @ReadOnce
    List<Verdict> verdictsOn(Commitment promise) {
        return jdbc.sql("select * from accountability.verdict where commitment = :id order by given_at, id")
                .param("id", promise.id())
                .query(Archive::verdict)
                .list();
    }

    @ReadOnce
    Optional<Verdict> verdictOn(Answer answer) {
        return jdbc.sql(
                        "select * from accountability.verdict where answer = :id order by given_at desc, id desc limit 1")
                .param("id", answer.id())
                .query(Archive::verdict)
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
                id(row, "id"),
                maybeId(row, "commitment"),
                maybeId(row, "report"),
                maybeId(row, "answer"),
                VerdictValue.valueOf(row.getString("value")),
                maybeId(row, "reasons"),
                maybeId(row, "decision"),
                day(row, "given_on"));
    }

    // --- who typed in for others

    /** What a persona has typed in for somebody else, the oldest first. */
    List<Map<String, String>> enteredBy(UUID persona) {
        return jdbc.sql("""
                select 'answer' as what, id::text as id, published_on::text as day, published_at as at
                  from accountability.answer where entered_by = :persona
                union all
                select 'report', id::text, reported_on::text, reported_at from accountability.report where entered_by = :persona
                order by at, id
                """)
                .param("persona", persona)
                .query((row, n) ->
                        Map.of("what", row.getString("what"), "id", row.getString("id"), "on", row.getString("day")))
                .list();
    }

    // --- motions and appearances

    @ReadOnce
    Optional<Motion> openMotion(Subject about) {
        return jdbc.sql("""
                select * from accountability.motion
                 where subject_kind = :kind and subject = :id and state = 'OPEN'
                """)
                .param("kind", about.kind())
                .param("id", about.id())
                .query(Archive::motion)
                .optional();
    }

    @ReadOnce
    List<Motion> openMotions() {
        return jdbc.sql("select * from accountability.motion where state = 'OPEN' order by proposed_on, id")
                .query(Archive::motion)
                .list();
    }

    void add(Motion it) {
        jdbc.sql("""
                insert into accountability.motion (id, body, kind, subject_kind, subject, title, reasons, judged, proposed_on, state, decision, version)
                values (:id, :body, :kind, :subjectKind, :subject, :title, :reasons, :judged, :proposedOn, :state, :decision, :version)
                """)
                .param("id", it.id())
                .param("body", it.body())
                .param("kind", it.kind().name())
                .param("subjectKind", it.subject().kind())
                .param("subject", it.subject().id())
                .param("title", it.title())
                .param("reasons", it.reasons())
                .param("judged", it.judged())
                .param("proposedOn", it.proposedOn())
                .param("state", it.state().name())
                .param("decision", it.decision())
                .param("version", it.version())
                .update();
    }

    void save(Motion it) {
        kept(
                jdbc.sql("""
                update accountability.motion set state = :state, decision = :decision, version = version + 1
                 where id = :id and version = :version
                """)
                        .param("id", it.id())
                        .param("state", it.state().name())
                        .param("decision", it.decision())
                        .param("version", it.version())
                        .update(),
                "motion");
    }

    private static Motion motion(ResultSet row, int n) throws SQLException {
        return new Motion(
                id(row, "id"),
                id(row, "body"),
                MotionKind.valueOf(row.getString("kind")),
                new Subject(row.getString("subject_kind"), id(row, "subject")),
                id(row, "title"),
                maybeId(row, "reasons"),
                maybeId(row, "judged"),
                day(row, "proposed_on"),
                Motion.State.valueOf(row.getString("state")),
                maybeId(row, "decision"),
                row.getInt("version"));
    }

    @ReadOnce
    Appearance appearance(UUID id) {
        return jdbc.sql("select * from accountability.appearance where id = :id")
                .param("id", id)
                .query(Archive::appearance)
                .optional()
                .orElseThrow(() -> new NotFound("appearance " + id));
    }

    @ReadOnce
    List<Appearance> appearancesFor(UUID recommendation) {
        return jdbc.sql("select * from accountability.appearance where recommendation = :id order by asked_on, id")
                .param("id", recommendation)
                .query(Archive::appearance)
                .list();
    }

    void add(Appearance it) {
        jdbc.sql("""
                insert into accountability.appearance (id, body, office, recommendation, ask, commitment, decision, asked_on)
                values (:id, :body, :office, :recommendation, :ask, :commitment, :decision, :askedOn)
                """)
                .param("id", it.id())
                .param("body", it.body())
                .param("office", it.office())
                .param("recommendation", it.recommendation())
                .param("ask", it.ask())
                .param("commitment", it.commitment())
                .param("decision", it.decision())
                .param("askedOn", it.askedOn())
                .update();
    }

    void appeared(Appearance it, LocalDate on) {
        kept(
                jdbc.sql(
                                "update accountability.appearance set appeared_on = :on where id = :id and appeared_on is null")
                        .param("id", it.id())
                        .param("on", on)
                        .update(),
                "appearance");
    }

    private static Appearance appearance(ResultSet row, int n) throws SQLException {
        return new Appearance(
                id(row, "id"),
                id(row, "body"),
                id(row, "office"),
                id(row, "recommendation"),
                maybeId(row, "ask"),
                maybeId(row, "commitment"),
                id(row, "decision"),
                day(row, "asked_on"),
                maybeDay(row, "appeared_on"));
    }

    /** Whether there is such a thing and everybody may know of it. */
    @ReadOnce
    boolean isPublic(Subject about) {
        var where = switch (about.kind()) {
            case Subjects.RECOMMENDATION -> "recommendation where state <> 'DRAFT' and id = :id";
            case Subjects.ASK -> """
                    ask join accountability.recommendation on recommendation.city = ask.city and recommendation.id = ask.recommendation
                     where recommendation.state <> 'DRAFT' and ask.id = :id
                    """;
            case Subjects.COMMITMENT -> "commitment where id = :id";
            case Subjects.APPEARANCE -> "appearance where id = :id";
            default -> "";
        };
        return !where.isEmpty()
                && jdbc.sql("select exists (select 1 from accountability." + where + ")")
                        .param("id", about.id())
                        .query(Boolean.class)
                        .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void kept(int rows, String thing) {
        if (rows != 1) {
            throw new Stale(thing);
        }
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable UUID maybeId(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static @Nullable LocalDate maybeDay(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
