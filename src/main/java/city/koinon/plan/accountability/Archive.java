package city.koinon.plan.accountability;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps recommendations, their asks and the answers to them, and finds them again. */
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
        Rows.kept(bind(it, jdbc.sql("""
                update accountability.recommendation
                   set number = :number, state = :state, decision = :decision, drafted_on = :draftedOn, proposed_on = :proposedOn,
                       adopted_on = :adoptedOn, sent_on = :sentOn, acknowledged_on = :acknowledgedOn, ended_on = :endedOn,
                       title = :title, reasons = :reasons, body = :body, changed_at = :now, version = version + 1
                 where id = :id and version = :version
                """)).update(), "recommendation");
    }

    /** A draft nobody has voted on yet may go without a trace; it was never public. */
    void discard(Recommendation it) {
        Rows.kept(
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
                Rows.id(row, "id"),
                Rows.id(row, "body"),
                row.getString("number"),
                Rows.id(row, "title"),
                Rows.id(row, "reasons"),
                RecommendationState.valueOf(row.getString("state")),
                Rows.maybeId(row, "decision"),
                Rows.day(row, "drafted_on"),
                Rows.maybeDay(row, "proposed_on"),
                Rows.maybeDay(row, "adopted_on"),
                Rows.maybeDay(row, "sent_on"),
                Rows.maybeDay(row, "acknowledged_on"),
                Rows.maybeDay(row, "ended_on"),
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
        Rows.kept(bind(it, jdbc.sql("""
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
                Rows.id(row, "id"),
                Rows.id(row, "recommendation"),
                row.getInt("n"),
                Rows.id(row, "text"),
                Rows.id(row, "office"),
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
                Rows.id(row, "id"),
                Rows.id(row, "ask"),
                Position.valueOf(row.getString("position")),
                Rows.id(row, "reasons"),
                basis == null ? null : Basis.valueOf(basis),
                Rows.maybeId(row, "basis_text"),
                Rows.maybeId(row, "handed_to"),
                Rows.maybeDay(row, "study_until"),
                Rows.id(row, "office"),
                Rows.maybeId(row, "term"),
                row.getString("signed"),
                Rows.maybeId(row, "entered_by"),
                Rows.maybeDay(row, "letter_on"),
                Rows.maybeDay(row, "asked_on"),
                Rows.maybeDay(row, "due_on"),
                Rows.day(row, "published_on"),
                Rows.maybeId(row, "supersedes"));
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

    // --- appearances

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
        Rows.kept(
                jdbc.sql(
                                "update accountability.appearance set appeared_on = :on where id = :id and appeared_on is null")
                        .param("id", it.id())
                        .param("on", on)
                        .update(),
                "appearance");
    }

    private static Appearance appearance(ResultSet row, int n) throws SQLException {
        return new Appearance(
                Rows.id(row, "id"),
                Rows.id(row, "body"),
                Rows.id(row, "office"),
                Rows.id(row, "recommendation"),
                Rows.maybeId(row, "ask"),
                Rows.maybeId(row, "commitment"),
                Rows.id(row, "decision"),
                Rows.day(row, "asked_on"),
                Rows.maybeDay(row, "appeared_on"));
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
}
