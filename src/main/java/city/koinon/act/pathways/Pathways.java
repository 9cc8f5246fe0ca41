package city.koinon.act.pathways;

import city.koinon.act.pathways.Checks.Around;
import city.koinon.act.pathways.Checks.Finding;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.directory.Organisation;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscript;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.State;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is of orientation pathways, and how editors change them. */
@Service
@Transactional
public class Pathways {

    static final String KIND = "pathway";
    static final String STEP = "pathway-step";

    static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,59}");

    /** Words of addresses beside the pathways. */
    private static final Set<String> TAKEN = Set.of("new", "figures");

    private static final String SELECT = """
            select pathway.slug, revision.*
            from   pathways.revision join pathways.pathway on (pathway.city, pathway.id) = (revision.city, revision.pathway)
            """;

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Surroundings surroundings;
    private final Directory directory;
    private final Municipality municipality;
    private final Clock clock;

    Pathways(
            JdbcClient jdbc,
            Texts texts,
            Manuscripts manuscripts,
            Surroundings surroundings,
            Directory directory,
            Municipality municipality,
            Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.surroundings = surroundings;
        this.directory = directory;
        this.municipality = municipality;
        this.clock = clock;
    }

    /** The newest published revision of each that was not withdrawn, in the order in which the city began them. */
    @Transactional(readOnly = true)
    @ReadOnce
    List<Revision> published() {
        return jdbc.sql("""
                select newest.*
                from   (select distinct on (pathway.id) pathway.slug, revision.*
                        from   pathways.revision join pathways.pathway on (pathway.city, pathway.id) = (revision.city, revision.pathway)
                        where  revision.state = 'PUBLISHED' and pathway.withdrawn_on is null
                        order  by pathway.id, revision.number desc) newest
                order  by newest.pathway
                """).query(Pathways::revision).list();
    }

    @Transactional(readOnly = true)
    List<Revision> drafts() {
        return jdbc.sql(SELECT + " where revision.state = 'DRAFT' order by pathway.slug")
                .query(Pathways::revision)
                .list();
    }

    /** Those nobody is led along any more, by slug. */
    @Transactional(readOnly = true)
    List<String> withdrawn() {
        return jdbc.sql("select slug from pathways.pathway where withdrawn_on is not null order by slug")
                .query((row, n) -> row.getString("slug"))
                .list();
    }

    /** @throws NotFound when nothing is published under this address */
    @Transactional(readOnly = true)
    @ReadOnce
    Revision get(String slug) {
        return jdbc.sql(SELECT + """
                 where pathway.slug = :slug and pathway.withdrawn_on is null and revision.state = 'PUBLISHED'
                 order by revision.number desc limit 1
                """)
                .param("slug", slug)
                .query(Pathways::revision)
                .optional()
                .orElseThrow(() -> new NotFound("pathway " + slug));
    }

    /** The newest published revision, also of a pathway that was withdrawn: whoever is on it goes on. */
    @Transactional(readOnly = true)
    Revision newest(UUID pathway) {
        return jdbc.sql(
                        SELECT
                                + " where revision.pathway = :id and revision.state = 'PUBLISHED' order by revision.number desc limit 1")
                .param("id", pathway)
                .query(Pathways::revision)
                .optional()
                .orElseThrow(() -> new NotFound("pathway " + pathway));
    }

    @Transactional(readOnly = true)
    Revision revision(UUID pathway, int number) {
        return jdbc.sql(SELECT + " where revision.pathway = :id and revision.number = :number")
                .param("id", pathway)
                .param("number", number)
                .query(Pathways::revision)
                .optional()
                .orElseThrow(() -> new NotFound("revision " + number + " of pathway " + pathway));
    }

    /** All revisions of a pathway, the newest first. */
    @Transactional(readOnly = true)
    List<Revision> revisions(String slug) {
        return jdbc.sql(SELECT + " where pathway.slug = :slug order by revision.number desc")
                .param("slug", slug)
                .query(Pathways::revision)
                .list();
    }

    /** The ids of a pathway's texts by their names. */
    @Transactional(readOnly = true)
    @ReadOnce
    Map<String, UUID> wording(UUID pathway) {
        var all = new HashMap<String, UUID>();
        jdbc.sql("select name, text from pathways.wording where pathway = :id")
                .param("id", pathway)
                .query(row -> {
                    all.put(row.getString("name"), row.getObject("text", UUID.class));
                });
        return all;
    }

    /** Of several at once: the texts of one name. */
    @Transactional(readOnly = true)
    Map<UUID, UUID> wording(String name) {
        var all = new HashMap<UUID, UUID>();
        jdbc.sql("select pathway, text from pathways.wording where name = :name")
                .param("name", name)
                .query(row -> {
                    all.put(row.getObject("pathway", UUID.class), row.getObject("text", UUID.class));
                });
        return all;
    }

    /** @throws NotFound when nobody works on it */
    @Transactional(readOnly = true)
    Revision draft(String slug) {
        return jdbc.sql(SELECT + " where pathway.slug = :slug and revision.state = 'DRAFT'")
                .param("slug", slug)
                .query(Pathways::revision)
                .optional()
                .orElseThrow(() -> new NotFound("draft of " + slug));
    }

    /** A new pathway, as an empty draft. */
    UUID begin(String slug, Body body, Visitor by) {
        by.must(Role.EDITOR);
        if (!SLUG.matcher(slug).matches() || TAKEN.contains(slug)) {
            throw new Refused("slug", "pathways.refused.slug");
        }
        var id = Ids.next();
        var made = jdbc.sql("insert into pathways.pathway (id, slug) values (:id, :slug) on conflict do nothing")
                .param("id", id)
                .param("slug", slug)
                .update();
        if (made == 0) {
            throw new Refused("slug", "pathways.refused.slugTaken");
        }
        insert(id, 1, body);
        return id;
    }

    /**
     * A draft that begins as what is published now; the one somebody has begun already, if there is one. Whoever begins at the same moment
     * waits, and finds it.
     */
    void revise(String slug, Visitor by) {
        by.must(Role.EDITOR);
        jdbc.sql("select id from pathways.pathway where slug = :slug for update")
                .param("slug", slug)
                .query(UUID.class)
                .optional();
        var all = revisions(slug);
        if (all.isEmpty()) {
            throw new NotFound("pathway " + slug);
        }
        if (all.getFirst().published()) {
            insert(
                    all.getFirst().pathway(),
                    all.getFirst().number() + 1,
                    all.getFirst().body().inItsOwnLanguage());
        }
    }

    /** @throws Stale when somebody else changed the draft in the meantime */
    void keep(Revision draft, Body body, int seen, Visitor by) {
        by.must(Role.EDITOR);
        var changed = jdbc.sql("""
                        update pathways.revision set body = cast(:body as jsonb), version = version + 1
                        where  pathway = :id and number = :number and state = 'DRAFT' and version = :seen
                        """)
                .param("body", Bodies.write(body))
                .param("id", draft.pathway())
                .param("number", draft.number())
                .param("seen", seen)
                .update();
        if (changed == 0) {
            throw new Stale("draft " + draft.slug());
        }
    }

    void discard(Revision draft, int seen, Visitor by) {
        by.must(Role.EDITOR);
        var gone = jdbc.sql("""
                        delete from pathways.revision where pathway = :id and number = :number and state = 'DRAFT' and version = :seen
                        """)
                .param("id", draft.pathway())
                .param("number", draft.number())
                .param("seen", seen)
                .update();
        if (gone == 0) {
            throw new Stale("draft " + draft.slug());
        }
        if (draft.number() == 1) {
            jdbc.sql("delete from pathways.pathway where id = :id")
                    .param("id", draft.pathway())
                    .update();
        }
    }

    /** Nobody new is led along it; whoever keeps a plan of it goes on. */
    void withdraw(String slug, Visitor by) {
        by.must(Role.EDITOR);
        var revision = get(slug);
        jdbc.sql("update pathways.pathway set withdrawn_on = :today where id = :id")
                .param("today", municipality.today())
                .param("id", revision.pathway())
                .update();
        manuscripts.withdraw(KIND, revision.pathway());
        revision.structure().steps().forEach(it -> manuscripts.withdraw(STEP, idOf(revision.pathway(), it.key())));
    }

    void bringBack(String slug, Visitor by) {
        by.must(Role.EDITOR);
        jdbc.sql("update pathways.pathway set withdrawn_on = null where slug = :slug")
                .param("slug", slug)
                .update();
        register(get(slug));
    }

    @Transactional(readOnly = true)
    List<Finding> check(Revision draft) {
        var body = draft.body();
        return Checks.of(body.pathway(), around(draft.pathway(), body), municipality.today());
    }

    /**
     * @param substantial false when only slips of the pen were mended: no translation has to follow then
     * @throws Conflicted when the checks find anything
     * @throws Stale when somebody else changed the draft in the meantime
     */
    void publish(Revision draft, boolean substantial, int seen, Visitor by) {
        by.must(Role.EDITOR);
        if (!check(draft).isEmpty()) {
            throw new Conflicted("", "pathways.refused.findings");
        }
        var body = draft.body().tidy();
        var known = wording(draft.pathway());
        for (var name : TextNames.of(body.pathway())) {
            if (!body.says(name)) {
                forget(draft.pathway(), name);
                continue;
            }
            var written = Written.of(body.source(), body.words().getOrDefault(name, Map.of()));
            var text = known.get(name);
            if (text == null) {
                jdbc.sql("insert into pathways.wording (pathway, name, text) values (:id, :name, :text)")
                        .param("id", draft.pathway())
                        .param("name", name)
                        .param("text", texts.write(written))
                        .update();
            } else {
                texts.revise(text, written, substantial);
            }
        }
        var published = jdbc.sql("""
                        update pathways.revision
                           set state = 'PUBLISHED', published_at = :at, body = cast(:body as jsonb)
                         where pathway = :id and number = :number and state = 'DRAFT' and version = :seen
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("body", Bodies.write(body))
                .param("id", draft.pathway())
                .param("number", draft.number())
                .param("seen", seen)
                .update();
        if (published == 0) {
            throw new Stale("draft " + draft.slug());
        }
        if (draft.number() > 1) {
            var gone = revision(draft.pathway(), draft.number() - 1).structure().steps().stream()
                    .map(Step::key)
                    .filter(it -> body.pathway().step(it).isEmpty());
            gone.forEach(it -> manuscripts.withdraw(STEP, idOf(draft.pathway(), it)));
        }
        register(newest(draft.pathway()));
    }

    /** Tells what there is to be translated now. */
    void register(Revision revision) {
        var known = wording(revision.pathway());
        var whole = new ArrayList<>(List.of("title", "audience"));
        revision.structure().facts().forEach(it -> whole.addAll(TextNames.of(it)));
        manuscripts.publish(new Manuscript(KIND, revision.pathway(), revision.path(), false, ids(whole, known)));
        for (var step : revision.structure().steps()) {
            manuscripts.publish(new Manuscript(
                    STEP,
                    idOf(revision.pathway(), step.key()),
                    revision.path() + "#step-" + step.key(),
                    step.critical(),
                    ids(TextNames.of(step), known)));
        }
    }

    /** Under which a step is known to the translators, through all revisions. */
    static UUID idOf(UUID pathway, String step) {
        return UUID.nameUUIDFromBytes((pathway + " " + step).getBytes(StandardCharsets.UTF_8));
    }

    private static List<UUID> ids(List<String> names, Map<String, UUID> known) {
        return names.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private void forget(UUID pathway, String name) {
        jdbc.sql("delete from pathways.wording where pathway = :id and name = :name")
                .param("id", pathway)
                .param("name", name)
                .update();
    }

    private void insert(UUID pathway, int number, Body body) {
        jdbc.sql(
                        "insert into pathways.revision (pathway, number, state, body) values (:id, :number, 'DRAFT', cast(:body as jsonb))")
                .param("id", pathway)
                .param("number", number)
                .param("body", Bodies.write(body))
                .update();
    }

    private Around around(UUID pathway, Body body) {
        var known = wording(pathway);
        var shelf = texts.read(known.values());
        return new Around(
                surroundings.activeServices(),
                surroundings.documents(),
                surroundings.articles(),
                Stream.concat(
                                directory.organisations().stream().map(Organisation::slug),
                                directory.openOffices().stream().map(Office::slug))
                        .collect(Collectors.toCollection(HashSet::new)),
                name -> {
                    if (!body.says(name)) return List.of(TextNames.ORIGINAL);
                    var text = known.containsKey(name) ? shelf.text(known.get(name)) : null;
                    return body.required().stream()
                            .filter(it -> !it.equals(body.source()))
                            .filter(it ->
                                    !body.words().getOrDefault(name, Map.of()).containsKey(it))
                            .filter(it -> text == null
                                    || text.state(it) != State.CURRENT
                                    || !text.source().value().equals(body.original(name)))
                            .toList();
                });
    }

    private static Revision revision(ResultSet row, int n) throws SQLException {
        return new Revision(
                row.getObject("pathway", UUID.class),
                row.getString("slug"),
                row.getInt("number"),
                Bodies.read(row.getString("body")),
                row.getInt("version"),
                instant(row.getTimestamp("published_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static Optional<Condition> readable(String text) {
        try {
            return Optional.of(Condition.read(text));
        } catch (Condition.Unreadable unreadable) {
            return Optional.empty();
        }
    }
}
