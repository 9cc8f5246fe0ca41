package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import java.sql.Types;
import java.util.EnumMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which office answers what, and within how many days. */
@Service
@Transactional
class Arrangements {

    private final JdbcClient jdbc;
    private final Directory directory;

    Arrangements(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    Arrangement get() {
        var offices = new EnumMap<Topic, UUID>(Topic.class);
        jdbc.sql("select topic, office from questions.topic_office").query(row -> {
            offices.put(Topic.valueOf(row.getString("topic")), row.getObject("office", UUID.class));
        });
        return jdbc.sql("select * from questions.arrangement")
                .query((row, n) -> new Arrangement(
                        row.getInt("days"),
                        row.getInt("kept_days"),
                        row.getObject("default_office", UUID.class),
                        offices,
                        row.getInt("version")))
                .optional()
                .orElse(Arrangement.USUAL);
    }

    /** @throws Stale when somebody else has changed it since that version */
    void change(Arrangement to, Visitor by) {
        by.must(Role.EDITOR);
        begin();
        var changed = jdbc.sql("""
                update questions.arrangement
                   set days = :days, kept_days = :kept, default_office = :office, version = version + 1
                 where version = :version
                """)
                .param("days", to.days())
                .param("kept", to.keptDays())
                .param("office", to.defaultOffice(), Types.OTHER)
                .param("version", to.version())
                .update();
        if (changed == 0) {
            throw new Stale("arrangement of questions");
        }
        jdbc.sql("delete from questions.topic_office").update();
        to.offices()
                .forEach((topic, office) -> jdbc.sql(
                                "insert into questions.topic_office (topic, office) values (:topic, :office)")
                        .param("topic", topic.name())
                        .param("office", office)
                        .update());
    }

    /** Of the topic, or else the usual one, or else the highest of the city; none that has closed or that nobody holds. */
    @Transactional(readOnly = true)
    Optional<UUID> officeFor(Topic topic) {
        var arrangement = get();
        var known = directory.officesInTerm().stream().map(Office::id).toList();
        return Optional.ofNullable(arrangement.offices().get(topic))
                .filter(known::contains)
                .or(() -> Optional.ofNullable(arrangement.defaultOffice()).filter(known::contains))
                .or(() -> directory.topOffice().map(Office::id).filter(known::contains));
    }

    /** Whoever asks at the same moment waits here until this transaction has ended. */
    void takeTurn() {
        begin();
        jdbc.sql("select last_number from questions.arrangement for update")
                .query(Integer.class)
                .single();
    }

    /** One after the other, also when two ask at the same moment. */
    int nextNumber() {
        takeTurn();
        return jdbc.sql("update questions.arrangement set last_number = last_number + 1 returning last_number")
                .query(Integer.class)
                .single();
    }

    private void begin() {
        jdbc.sql("""
                insert into questions.arrangement (days, kept_days) values (:days, :kept) on conflict do nothing
                """)
                .param("days", Arrangement.USUAL.days())
                .param("kept", Arrangement.USUAL.keptDays())
                .update();
    }
}
