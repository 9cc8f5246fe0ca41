package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has been asked, as those who answer find it: narrowed, what is due first on top, and a page at a time. */
@Service
@Transactional(readOnly = true)
class Inbox {

    private final JdbcClient jdbc;
    private final Questions questions;
    private final Duties duties;
    private final Directory directory;
    private final Municipality municipality;

    Inbox(JdbcClient jdbc, Questions questions, Duties duties, Directory directory, Municipality municipality) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.duties = duties;
        this.directory = directory;
        this.municipality = municipality;
    }

    enum Shows {
        OPEN,
        OVERDUE,
        ANSWERED,
        CLOSED
    }

    /** Null for whatever is not narrowed. @param office that owes the answer */
    record Filter(
            @Nullable Shows shows,
            @Nullable Topic topic,
            @Nullable UUID office) {

        static final Filter EVERYTHING = new Filter(null, null, null);
    }

    /** @param questions with their words @param all on all pages @param owed answers that are owed, by question */
    record Found(List<Question> questions, int all, Map<UUID, Duty> owed) {}

    /** @param first counted from nought */
    Found find(Filter filter, Visitor visitor, int first, int most) {
        var owed = owed();
        var ids = narrowed("select question.id ", filter, visitor, owed, """
                order by owed.due nulls last, question.number desc
                limit    :most offset :first
                """)
                .param("most", most)
                .param("first", first)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
        return new Found(questions.opened(ids), count(filter, visitor, owed), owed);
    }

    int count(Filter filter, Visitor visitor) {
        return count(filter, visitor, owed());
    }

    /** Those for which the city has no office yet, the oldest first. */
    List<Question> unowned() {
        return questions.opened(
                jdbc.sql("""
                select id from questions.question
                where  owner is null and state in ('NEW', 'ASSIGNED', 'FORWARDED') and words is not null
                order  by number
                limit  30
                """).query((row, n) -> row.getObject("id", UUID.class)).list());
    }

    /** The offices that answer what the visitor may read. */
    List<UUID> offices(Visitor visitor) {
        return narrowed(
                        "select distinct question.owner ",
                        Filter.EVERYTHING,
                        visitor,
                        owed(),
                        "and question.owner is not null")
                .query((row, n) -> row.getObject("owner", UUID.class))
                .list();
    }

    private int count(Filter filter, Visitor visitor, Map<UUID, Duty> owed) {
        return narrowed("select count(*) ", filter, visitor, owed, "")
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec narrowed(
            String select, Filter filter, Visitor visitor, Map<UUID, Duty> owed, String rest) {
        var today = municipality.today();
        var due = owed.values().stream().map(it -> it.dueOn(today).toString());
        var late = owed.values().stream()
                .filter(it -> it.overdueOn(today))
                .map(it -> it.subject().id());
        return jdbc.sql(select + """
                from      questions.question
                left join unnest(:owed, cast(:due as date[])) as owed (id, due) on owed.id = question.id
                where     question.words is not null
                and       (:everything or question.owner = any (:offices) or question.owner = any (:below) and question.id = any (:late))
                and       case cast(:shows as text) when 'OPEN' then question.state in ('NEW', 'ASSIGNED', 'FORWARDED')
                                                    when 'OVERDUE' then question.id = any (:late)
                                                    else question.state = coalesce(:shows, question.state) end
                and       (cast(:topic as text) is null or question.topic = :topic)
                and       (cast(:office as uuid) is null or question.owner = :office)
                """ + rest)
                .param("owed", owed.keySet().toArray(UUID[]::new))
                .param("due", due.toArray(String[]::new))
                .param("late", late.toArray(UUID[]::new))
                .param("everything", visitor.is(Role.EDITOR))
                .param(
                        "offices",
                        Stream.of(Role.OFFICE_HOLDER, Role.CLERK)
                                .flatMap(it -> visitor.scopes(it).stream())
                                .toArray(UUID[]::new))
                .param("below", below(visitor))
                .param("shows", filter.shows() == null ? null : filter.shows().name(), Types.VARCHAR)
                .param("topic", filter.topic() == null ? null : filter.topic().name(), Types.VARCHAR)
                .param("office", filter.office(), Types.OTHER);
    }

    private Map<UUID, Duty> owed() {
        return duties.open().stream()
                .filter(it -> it.kind() == DutyKind.REPLY)
                .collect(Collectors.toMap(it -> it.subject().id(), Function.identity(), (first, next) -> first));
    }

    /** Offices that report to one the visitor holds: what is overdue there is theirs to see to. */
    private UUID[] below(Visitor visitor) {
        return visitor.scopes(Role.OFFICE_HOLDER).isEmpty()
                ? new UUID[0]
                : directory.offices().stream()
                        .map(Office::id)
                        .filter(it -> directory
                                .superior(it)
                                .filter(above -> visitor.is(Role.OFFICE_HOLDER, above.id()))
                                .isPresent())
                        .toArray(UUID[]::new);
    }
}
