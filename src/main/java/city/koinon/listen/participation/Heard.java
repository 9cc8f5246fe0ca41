package city.koinon.listen.participation;

import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members of the bodies talked over or decided: the first link of the chain. News from the city, the adoption of minutes, and what
 * stands on an agenda because of an answer or its absence was brought by nobody and does not count.
 */
@Component
@Transactional(readOnly = true)
class Heard {

    /** A matter counts once, on the first day: also a recommendation that comes back to be withdrawn. */
    private static final String MATTERS = """
            select distinct on (coalesce(i.subject, i.id))
                   i.id, i.body, i.meeting, i.kind, i.title, i.subject_kind, i.subject, m.opened_at,
                   cast(m.opened_at at time zone :zone as date) held_on
              from participation.item i
              join participation.meeting m on m.city = i.city and m.id = i.meeting
             where i.treated and i.kind in ('CONSULT', 'DECIDE') and m.stage = 'HELD'
               and (i.subject is null or i.subject_kind = any (:brought))
             order by coalesce(i.subject, i.id), m.opened_at, i.id
            """;

    /** @param title text */
    record Matter(
            UUID id,
            UUID body,
            UUID meeting,
            ItemKind kind,
            UUID title,
            @Nullable String subjectKind,
            @Nullable UUID subject,
            LocalDate heldOn) {

        /** What another room knows more about. */
        Optional<AgendaTopic> topic(List<AgendaTopic> topics) {
            return topics.stream().filter(it -> it.kind().equals(subjectKind)).findFirst();
        }
    }

    private final JdbcClient jdbc;
    private final Municipality municipality;
    private final ObjectProvider<AgendaTopic> topics;

    Heard(JdbcClient jdbc, Municipality municipality, ObjectProvider<AgendaTopic> topics) {
        this.jdbc = jdbc;
        this.municipality = municipality;
        this.topics = topics;
    }

    @ReadOnce
    long count() {
        return asked("select count(*) from (" + MATTERS + ") matter")
                .query(Long.class)
                .single();
    }

    /** The latest first. */
    @ReadOnce
    List<Matter> all() {
        return asked("select * from (" + MATTERS + ") matter order by opened_at desc, id desc")
                .query((row, n) -> new Matter(
                        row.getObject("id", UUID.class),
                        row.getObject("body", UUID.class),
                        row.getObject("meeting", UUID.class),
                        ItemKind.valueOf(row.getString("kind")),
                        row.getObject("title", UUID.class),
                        row.getString("subject_kind"),
                        row.getObject("subject", UUID.class),
                        row.getObject("held_on", LocalDate.class)))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql) {
        return jdbc.sql(sql)
                .param("zone", municipality.zone().getId())
                .param(
                        "brought",
                        topics.stream()
                                .filter(AgendaTopic::broughtByMembers)
                                .map(AgendaTopic::kind)
                                .toArray(String[]::new));
    }
}
