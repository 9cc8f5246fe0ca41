package city.koinon.platform.duties;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ledger.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Duties as rows. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DutyRows {

    static final String OPEN = "d.discharged_on is null and d.waived_on is null";

    private static final String DUTY = """
            select d.*, coalesce((select max(c.level) from duties.climbed c where c.city = d.city and c.duty = d.id), -1) as level
              from duties.duty d
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    DutyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Duty duty) {
        jdbc.sql("""
                insert into duties.duty
                    (id, kind, by_kind, by_id, to_kind, to_id, subject_kind, subject_id, links, starts_on, due_on, original_due_on,
                     term, computation, basis, ladder, steps)
                values (:id, :kind, :byKind, :byId, :toKind, :toId, :subjectKind, :subjectId, :links::jsonb, :startsOn, :dueOn, :originalDueOn,
                     :term::jsonb, :computation::jsonb, :basis::jsonb, :ladder::jsonb, :steps::jsonb)
                """).params(whole(duty)).update();
    }

    /** @throws Stale when the duty has changed since it was read */
    void update(Duty duty) {
        var rows = jdbc.sql("""
                update duties.duty
                   set due_on = :dueOn, computation = :computation::jsonb, steps = :steps::jsonb,
                       extension = :extension::jsonb, pause = :pause::jsonb, paused_until = :pausedUntil,
                       discharged_on = :dischargedOn, discharged_by = :dischargedBy,
                       waived_on = :waivedOn, waived_by = :waivedBy, lapsed_by = :lapsedBy,
                       version = version + 1
                 where id = :id and version = :version
                """)
                .params(whole(duty))
                .param("extension", duty.extension() == null ? null : json(duty.extension()), Types.VARCHAR)
                .param("pause", duty.pause() == null ? null : json(duty.pause()), Types.VARCHAR)
                .param(
                        "pausedUntil",
                        duty.pause() != null && duty.pause().lasts()
                                ? duty.pause().until()
                                : null,
                        Types.DATE)
                .param(
                        "dischargedOn",
                        duty.discharge() == null ? null : duty.discharge().on(),
                        Types.DATE)
                .param(
                        "dischargedBy",
                        duty.discharge() == null ? null : duty.discharge().act(),
                        Types.BIGINT)
                .param("waivedOn", duty.waiver() == null ? null : duty.waiver().on(), Types.DATE)
                .param("waivedBy", duty.waiver() == null ? null : duty.waiver().decision(), Types.OTHER)
                .param("lapsedBy", duty.waiver() == null ? null : duty.waiver().act(), Types.BIGINT)
                .update();
        if (rows == 0) {
            throw new Stale("duty " + duty.id());
        }
    }

    void coOwe(UUID duty, UUID superior) {
        jdbc.sql("update duties.duty set co_owed_by = :superior, version = version + 1 where id = :id")
                .param("superior", superior)
                .param("id", duty)
                .update();
    }

    /** @return false when the level was performed before */
    boolean climb(UUID duty, Ladder.Step step, Instant at, @Nullable Long act) {
        return jdbc.sql("""
                                insert into duties.climbed (duty, level, on_day, climbed_at, act)
                                values (:duty, :level, :on, :at, :act)
                                on conflict do nothing
                                """)
                        .param("duty", duty)
                        .param("level", step.level())
                        .param("on", step.on())
                        .param("at", Timestamp.from(at))
                        .param("act", act, Types.BIGINT)
                        .update()
                == 1;
    }

    Duty get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("duty " + id));
    }

    Optional<Duty> find(UUID id) {
        return jdbc.sql(DUTY + " where d.id = :id")
                .param("id", id)
                .query(DutyRows::duty)
                .optional();
    }

    Duty lock(UUID id) {
        return jdbc.sql(DUTY + " where d.id = :id for update of d")
                .param("id", id)
                .query(DutyRows::duty)
                .optional()
                .orElseThrow(() -> new NotFound("duty " + id));
    }

    @ReadOnce
    List<Duty> of(Subject subject) {
        return jdbc.sql(DUTY + " where d.subject_kind = :kind and d.subject_id = :id order by d.id")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(DutyRows::duty)
                .list();
    }

    @ReadOnce
    List<Duty> owedBy(Party party) {
        return jdbc.sql(DUTY + " where d.by_kind = :kind and d.by_id = :id order by d.due_on, d.id")
                .param("kind", party.kind().name())
                .param("id", party.id())
                .query(DutyRows::duty)
                .list();
    }

    @ReadOnce
    List<Duty> owedTo(Party party) {
        return jdbc.sql(DUTY + " where d.to_kind = :kind and d.to_id = :id order by d.due_on, d.id")
                .param("kind", party.kind().name())
                .param("id", party.id())
                .query(DutyRows::duty)
                .list();
    }

    @ReadOnce
    List<Duty> coOwedBy(UUID office) {
        return jdbc.sql(DUTY + " where d.co_owed_by = :office order by d.due_on, d.id")
                .param("office", office)
                .query(DutyRows::duty)
                .list();
    }

    @ReadOnce
    List<Duty> open() {
        return jdbc.sql(DUTY + " where " + OPEN + " order by d.due_on, d.id")
                .query(DutyRows::duty)
                .list();
    }

    @ReadOnce
    List<Duty> all() {
        return jdbc.sql(DUTY + " order by d.due_on, d.id").query(DutyRows::duty).list();
    }

    /** Those whose pause nobody ended in time. */
    List<UUID> pausedTooLong(LocalDate today) {
        return jdbc.sql("select d.id from duties.duty d where " + OPEN
                        + " and d.paused_until < :today order by d.paused_until, d.id")
                .param("today", today)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    @ReadOnce
    List<Climbed> climbs(UUID duty) {
        return jdbc.sql(
                        "select duty, level, on_day, climbed_at, act from duties.climbed where duty = :duty order by level")
                .param("duty", duty)
                .query((row, n) -> new Climbed(
                        row.getObject("duty", UUID.class),
                        row.getInt("level"),
                        row.getObject("on_day", LocalDate.class),
                        row.getTimestamp("climbed_at").toInstant(),
                        row.getObject("act", Long.class)))
                .list();
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static Map<String, @Nullable Object> whole(Duty duty) {
        var row = new java.util.HashMap<String, @Nullable Object>();
        row.put("id", duty.id());
        row.put("kind", duty.kind().name());
        row.put("byKind", duty.by().kind().name());
        row.put("byId", duty.by().id());
        row.put("toKind", duty.to() == null ? null : duty.to().kind().name());
        row.put("toId", duty.to() == null ? null : duty.to().id());
        row.put("subjectKind", duty.subject().kind());
        row.put("subjectId", duty.subject().id());
        row.put("links", json(duty.links()));
        row.put("startsOn", duty.startsOn());
        row.put("dueOn", duty.dueOn());
        row.put("originalDueOn", duty.originalDueOn());
        row.put("term", json(duty.term()));
        row.put("computation", json(duty.computation()));
        row.put("basis", json(duty.basis()));
        row.put("ladder", json(duty.ladder()));
        row.put("steps", json(duty.steps()));
        row.put("version", duty.version());
        return row;
    }

    private static Duty duty(ResultSet row, int n) throws SQLException {
        var toKind = row.getString("to_kind");
        return new Duty(
                row.getObject("id", UUID.class),
                DutyKind.valueOf(row.getString("kind")),
                new Party(PartyKind.valueOf(row.getString("by_kind")), row.getObject("by_id", UUID.class)),
                toKind == null ? null : new Party(PartyKind.valueOf(toKind), row.getObject("to_id", UUID.class)),
                new Subject(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                JSON.readValue(row.getString("links"), new TypeReference<List<Subject>>() {}),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("original_due_on", LocalDate.class),
                JSON.readValue(row.getString("term"), Term.class),
                JSON.readValue(row.getString("computation"), Computation.class),
                JSON.readValue(row.getString("basis"), new TypeReference<Map<String, String>>() {}),
                JSON.readValue(row.getString("ladder"), Ladder.class),
                JSON.readValue(row.getString("steps"), new TypeReference<List<Ladder.Step>>() {}),
                read(row.getString("extension"), Duty.Extension.class),
                read(row.getString("pause"), Duty.Pause.class),
                discharge(row),
                waiver(row),
                row.getObject("co_owed_by", UUID.class),
                row.getInt("level"),
                row.getInt("version"));
    }

    private static Duty.@Nullable Discharge discharge(ResultSet row) throws SQLException {
        var on = row.getObject("discharged_on", LocalDate.class);
        return on == null ? null : new Duty.Discharge(on, row.getLong("discharged_by"));
    }

    private static Duty.@Nullable Waiver waiver(ResultSet row) throws SQLException {
        var on = row.getObject("waived_on", LocalDate.class);
        return on == null
                ? null
                : new Duty.Waiver(on, row.getObject("waived_by", UUID.class), row.getObject("lapsed_by", Long.class));
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : JSON.readValue(json, type);
    }
}
