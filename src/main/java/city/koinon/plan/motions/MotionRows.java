package city.koinon.plan.motions;

import city.koinon.plan.accountability.MotionKind;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ledger.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps motions and finds them again. */
@Repository
@Transactional
class MotionRows {

    private final JdbcClient jdbc;

    MotionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @ReadOnce
    Optional<Motion> open(Subject about) {
        return jdbc.sql("select * from motions.motion where subject_kind = :kind and subject = :id and state = 'OPEN'")
                .param("kind", about.kind())
                .param("id", about.id())
                .query(MotionRows::motion)
                .optional();
    }

    void add(Motion it) {
        jdbc.sql("""
                insert into motions.motion (id, body, kind, subject_kind, subject, title, reasons, judged, proposed_on, state, decision, version)
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
        var rows = jdbc.sql("""
                update motions.motion set state = :state, decision = :decision, version = version + 1
                 where id = :id and version = :version
                """)
                .param("id", it.id())
                .param("state", it.state().name())
                .param("decision", it.decision())
                .param("version", it.version())
                .update();
        if (rows != 1) {
            throw new Stale("motion");
        }
    }

    private static Motion motion(ResultSet row, int n) throws SQLException {
        return new Motion(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                MotionKind.valueOf(row.getString("kind")),
                new Subject(row.getString("subject_kind"), row.getObject("subject", UUID.class)),
                row.getObject("title", UUID.class),
                row.getObject("reasons", UUID.class),
                row.getObject("judged", UUID.class),
                row.getObject("proposed_on", LocalDate.class),
                Motion.State.valueOf(row.getString("state")),
                row.getObject("decision", UUID.class),
                row.getInt("version"));
    }
}
