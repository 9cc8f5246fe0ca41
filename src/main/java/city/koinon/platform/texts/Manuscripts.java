package city.koinon.platform.texts;

import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is published and has to be said in every language of the city; and what is still to be translated of it. */
@Service
@Transactional
public class Manuscripts {

    /** Days until a translation is wanted; of what deadlines or rights depend on, sooner. */
    private static final int DAYS = 28;

    private static final int CRITICAL_DAYS = 7;

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Municipality municipality;
    private final Clock clock;
    private final Marks marks;
    private final Wordings wordings;

    Manuscripts(JdbcClient jdbc, Texts texts, Municipality municipality, Clock clock, Marks marks, Wordings wordings) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.municipality = municipality;
        this.clock = clock;
        this.marks = marks;
        this.wordings = wordings;
    }

    /**
     * Makes known what is published now: opens a task for each language of the city that needs one, keeps those in work and cancels those
     * nobody needs any more. Call it in the transaction that wrote or revised the texts; calling it again changes nothing.
     */
    public void publish(Manuscript manuscript) {
        jdbc.sql("""
                insert into texts.manuscript (kind, id, path, critical, only_in)
                values (:kind, :id, :path, :critical, :onlyIn)
                on conflict (city, kind, id) do update
                   set path = excluded.path, critical = excluded.critical, only_in = excluded.only_in, published = true
                """)
                .param("kind", manuscript.kind())
                .param("id", manuscript.id())
                .param("path", manuscript.path())
                .param("critical", manuscript.critical())
                .param(
                        "onlyIn",
                        manuscript.onlyIn().isEmpty()
                                ? null
                                : manuscript.onlyIn().toArray(String[]::new),
                        Types.ARRAY)
                .update();
        jdbc.sql("delete from texts.part where kind = :kind and manuscript = :id")
                .param("kind", manuscript.kind())
                .param("id", manuscript.id())
                .update();
        jdbc.sql("""
                insert into texts.part (kind, manuscript, position, text)
                select :kind, :id, part.position, part.text
                from   unnest(:texts) with ordinality as part (text, position)
                """)
                .param("kind", manuscript.kind())
                .param("id", manuscript.id())
                .param("texts", manuscript.texts().toArray(UUID[]::new))
                .update();
        arrange(manuscript);
    }

    /** No longer published: whoever was translating it need not go on. */
    public void withdraw(String kind, UUID id) {
        jdbc.sql("update texts.manuscript set published = false where kind = :kind and id = :id")
                .param("kind", kind)
                .param("id", id)
                .update();
        jdbc.sql("""
                update texts.task
                   set status = 'CANCELLED', changed_at = :now, version = version + 1
                 where kind = :kind and manuscript = :id and status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                """)
                .param("kind", kind)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes a manuscript away with all that was ever written of it, in every language: for what only one person was to read. */
    public void erase(String kind, UUID id) {
        var parts = jdbc.sql("select text from texts.part where kind = :kind and manuscript = :id")
                .param("kind", kind)
                .param("id", id)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
        for (var statement : List.of(
                "delete from texts.draft where task in (select id from texts.task where kind = :kind and manuscript = :id)",
                "delete from texts.task where kind = :kind and manuscript = :id",
                "delete from texts.part where kind = :kind and manuscript = :id",
                "delete from texts.manuscript where kind = :kind and id = :id")) {
            jdbc.sql(statement).param("kind", kind).param("id", id).update();
        }
        for (var statement : List.of(
                "delete from texts.rendering where text = any (:texts)",
                "delete from texts.text where id = any (:texts)")) {
            jdbc.sql(statement).param("texts", parts).update();
        }
    }

    /**
     * Each language of the city, in its order, and each other in which something is written.
     *
     * @throws NotFound when no such manuscript was ever published
     */
    @Transactional(readOnly = true)
    @ReadOnce
    public Map<String, State> states(String kind, UUID id) {
        var states = states(kind, List.of(id)).get(id);
        if (states == null) {
            throw new NotFound(kind + " " + id);
        }
        return states;
    }

    /** Of many at once, for a list; what was never published is missing. */
    @Transactional(readOnly = true)
    public Map<UUID, Map<String, State>> states(String kind, Collection<UUID> ids) {
        var parts = new LinkedHashMap<UUID, ArrayList<UUID>>();
        jdbc.sql(
                        "select manuscript, text from texts.part where kind = :kind and manuscript = any (:ids) order by manuscript, position")
                .param("kind", kind)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    parts.computeIfAbsent(row.getObject("manuscript", UUID.class), it -> new ArrayList<>())
                            .add(row.getObject("text", UUID.class));
                });
        var shelf = texts.read(parts.values().stream().flatMap(List::stream).toList());
        var inWork = wordings.inWork(kind, parts.keySet());
        var states = new HashMap<UUID, Map<String, State>>();
        parts.forEach((id, of) ->
                states.put(id, states(of.stream().map(shelf::text).toList(), inWork.getOrDefault(id, Set.of()))));
        return states;
    }

    /**
     * What the reader of a page should know about its wording, and in which language the page is to show its texts.
     *
     * @throws NotFound when no such manuscript is published
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Notice notice(String kind, UUID id, Page page) {
        var known = wordings.of(kind, id, page.lang());
        var originalFirst = known.state() == State.STALE
                && known.critical()
                && !page.query().contains(Notice.OLDER);
        return new Notice(
                known.state(),
                known.machine(),
                known.original(),
                originalFirst ? known.original() : page.lang(),
                named(known.translated(), page),
                named(known.reviewed(), page));
    }

    private static List<String> named(List<String> names, Page page) {
        return names.stream()
                .map(it -> it.equals(Wordings.OF_THE_CITY) ? page.cityName() : it)
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, State> states(List<Text> parts, Set<String> inWork) {
        var languages = new LinkedHashSet<String>();
        municipality.languages().stream().map(Tongue::tag).forEach(languages::add);
        parts.getFirst().renderings().keySet().forEach(languages::add);
        var states = new LinkedHashMap<String, State>();
        for (var lang : languages) {
            states.put(lang, State.of(parts.stream().map(it -> it.state(lang)).toList(), inWork.contains(lang)));
        }
        return states;
    }

    /**
     * Of each manuscript of the kind something that changes whenever one of its texts is worded anew or reviewed in any language; without
     * reading the words, and after the first time only what is new. Which texts are in it may change without.
     */
    @Transactional(readOnly = true)
    public Map<UUID, String> marks(String kind) {
        return marks.of(kind);
    }

    /** What is published now. */
    @Transactional(readOnly = true)
    Optional<Manuscript> find(String kind, UUID id) {
        return wordings.manuscript(kind, id, true);
    }

    /** What is published now or was once. */
    @Transactional(readOnly = true)
    Optional<Manuscript> ever(String kind, UUID id) {
        return wordings.manuscript(kind, id, false);
    }

    /** Nobody else publishes it or accepts a translation of it until this transaction has ended. */
    void hold(String kind, UUID id) {
        jdbc.sql("select id from texts.manuscript where kind = :kind and id = :id for update")
                .param("kind", kind)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    void arrange(String kind, UUID id) {
        find(kind, id).ifPresent(this::arrange);
    }

    /** Opens, keeps or cancels the tasks of a manuscript by what its languages say now. */
    void arrange(Manuscript manuscript) {
        var city =
                new HashSet<>(municipality.languages().stream().map(Tongue::tag).toList());
        states(manuscript.kind(), manuscript.id()).forEach((lang, state) -> {
            var reason = Reason.of(state);
            if (reason == null || !city.contains(lang) || !manuscript.wantedIn(lang)) {
                cancelUntouched(manuscript, lang);
            } else {
                open(manuscript, lang, reason);
            }
        });
        jdbc.sql("""
                update texts.task
                   set status = 'CANCELLED', changed_at = :now, version = version + 1
                 where kind = :kind and manuscript = :id and status = 'OPEN' and language <> all (:languages)
                """)
                .param("kind", manuscript.kind())
                .param("id", manuscript.id())
                .param("languages", city.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What somebody has begun stays with them; what nobody has taken learns the newer reason. */
    private void open(Manuscript manuscript, String lang, Reason reason) {
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into texts.task (id, kind, manuscript, language, reason, due, opened_at, changed_at)
                values (:id, :kind, :manuscript, :lang, :reason, :due, :now, :now)
                on conflict (city, kind, manuscript, language) where status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                do update set reason = excluded.reason, changed_at = excluded.changed_at, version = task.version + 1
                    where task.status = 'OPEN' and task.reason <> excluded.reason
                """)
                .param("id", Ids.next())
                .param("kind", manuscript.kind())
                .param("manuscript", manuscript.id())
                .param("lang", lang)
                .param("reason", reason.name())
                .param("due", municipality.today().plusDays(manuscript.critical() ? CRITICAL_DAYS : DAYS))
                .param("now", now)
                .update();
    }

    /** @param language of the city, in which there is neither what the original says nor a task */
    record Gap(String kind, UUID id, String language, Reason reason, boolean critical) {}

    /**
     * Many at once; what has been opened by somebody else meanwhile stays as it is. What nobody has taken in a language the city has given
     * up is cancelled.
     */
    void open(List<Gap> gaps) {
        var today = municipality.today();
        jdbc.sql("""
                update texts.task
                   set status = 'CANCELLED', changed_at = :now, version = version + 1
                 where status = 'OPEN' and language <> all (:languages)
                """)
                .param(
                        "languages",
                        municipality.languages().stream().map(Tongue::tag).toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                insert into texts.task (id, kind, manuscript, language, reason, due, opened_at, changed_at)
                select gap.id, gap.kind, gap.manuscript, gap.language, gap.reason,
                       case when gap.critical then :soon else :later end, :now, :now
                from   unnest(:ids, :kinds, :manuscripts, :languages, :reasons, :criticals)
                       as gap (id, kind, manuscript, language, reason, critical)
                join   texts.manuscript on (manuscript.kind, manuscript.id) = (gap.kind, gap.manuscript) and manuscript.published
                on conflict (city, kind, manuscript, language) where status in ('OPEN', 'CLAIMED', 'SUBMITTED', 'RETURNED')
                do nothing
                """)
                .param("ids", gaps.stream().map(it -> Ids.next()).toArray(UUID[]::new))
                .param("kinds", gaps.stream().map(Gap::kind).toArray(String[]::new))
                .param("manuscripts", gaps.stream().map(Gap::id).toArray(UUID[]::new))
                .param("languages", gaps.stream().map(Gap::language).toArray(String[]::new))
                .param("reasons", gaps.stream().map(it -> it.reason().name()).toArray(String[]::new))
                .param("criticals", gaps.stream().map(Gap::critical).toArray(Boolean[]::new))
                .param("soon", today.plusDays(CRITICAL_DAYS))
                .param("later", today.plusDays(DAYS))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void cancelUntouched(Manuscript manuscript, String lang) {
        jdbc.sql("""
                update texts.task
                   set status = 'CANCELLED', changed_at = :now, version = version + 1
                 where kind = :kind and manuscript = :id and language = :lang and status = 'OPEN'
                """)
                .param("kind", manuscript.kind())
                .param("id", manuscript.id())
                .param("lang", lang)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
