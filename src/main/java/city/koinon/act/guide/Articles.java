package city.koinon.act.guide;

import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Manuscript;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the articles of a city's guide, and puts into public what an editor has written. */
@Service
@Transactional
public class Articles {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Municipality municipality;
    private final Clock clock;

    Articles(JdbcClient jdbc, Texts texts, Manuscripts manuscripts, Municipality municipality, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.municipality = municipality;
        this.clock = clock;
    }

    /** Those that may be read, by topic and in the order in which they came. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Article> published() {
        return all().stream().filter(it -> it.withdrawnOn() == null).toList();
    }

    /** Those of them that may be read, in no order. */
    @Transactional(readOnly = true)
    public List<Article> published(Collection<String> slugs) {
        return read("slug = any (:slugs) and withdrawn_on is null", Map.of("slugs", slugs.toArray(String[]::new)));
    }

    /** Also those that were withdrawn. */
    @Transactional(readOnly = true)
    @ReadOnce
    List<Article> all() {
        return read("true", Map.of());
    }

    /** @param which a condition on an article */
    private List<Article> read(String which, Map<String, ?> params) {
        record Row(UUID article, Article.Block block) {}
        record Link(UUID article, UUID service) {}
        var of = " where article in (select id from guide.article where " + which + ")";
        var blocks = jdbc
                .sql("select article, kind, words from guide.block" + of + " order by article, position")
                .params(params)
                .query((row, n) -> new Row(
                        row.getObject("article", UUID.class),
                        new Article.Block(Kind.valueOf(row.getString("kind")), row.getObject("words", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::article, Collectors.mapping(Row::block, Collectors.toList())));
        var services = jdbc
                .sql("select article, service from guide.article_service" + of + " order by article, position")
                .params(params)
                .query((row, n) -> new Link(row.getObject("article", UUID.class), row.getObject("service", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Link::article, Collectors.mapping(Link::service, Collectors.toList())));
        return jdbc
                .sql("select * from guide.article where " + which + " order by published_at, id")
                .params(params)
                .query((row, n) -> article(row, blocks, services))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparing(Article::topic))
                .toList();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Article> findBySlug(String slug) {
        return read("slug = :slug", Map.of("slug", slug)).stream().findFirst();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Article> find(UUID id) {
        return read("id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Those of them that may be read, by their ids. */
    @Transactional(readOnly = true)
    List<Article> publishedOf(Collection<UUID> ids) {
        return read("id = any (:ids) and withdrawn_on is null", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** By the id of each that may be read; another one whenever something but its words has changed. */
    @Transactional(readOnly = true)
    Map<UUID, Integer> versions() {
        var versions = new HashMap<UUID, Integer>();
        jdbc.sql("select id, version from guide.article where withdrawn_on is null")
                .query(row -> {
                    versions.put(row.getObject("id", UUID.class), row.getInt("version"));
                });
        return versions;
    }

    /** About which there is something to read. */
    @Transactional(readOnly = true)
    @ReadOnce
    Set<Topic> topics() {
        return jdbc.sql("select distinct topic from guide.article where withdrawn_on is null")
                .query((row, n) -> Topic.valueOf(row.getString("topic")))
                .set();
    }

    /** @throws NotFound when the city has no such article */
    @Transactional(readOnly = true)
    public Article get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("article " + id));
    }

    /**
     * Makes what was written public: as a new article, or in place of what stood there. Whoever publishes has read it, so it counts as
     * confirmed today.
     *
     * @param substantial whether the meaning changed, so that translations must follow
     * @throws Refused when another article has this address
     */
    void publish(UUID id, ArticleDraft draft, boolean substantial, Visitor by) {
        by.must(Role.EDITOR);
        findBySlug(draft.slug()).filter(it -> !it.id().equals(id)).ifPresent(it -> {
            throw new Refused("slug", "guide.refused.taken");
        });
        var before = find(id);
        if (before.isPresent()) {
            replace(before.get(), draft, substantial);
        } else {
            insert(id, draft);
        }
        var now = get(id);
        manuscripts.publish(new Manuscript(Article.KIND, id, now.path(), now.critical(), now.texts()));
    }

    /**
     * Says that an article is still true, in all of its languages at once.
     *
     * @param seen version of the article that was read
     * @throws Stale when it says something else by now
     */
    void confirm(UUID id, int seen, Visitor by) {
        by.must(Role.EDITOR);
        changed(jdbc.sql("""
                update guide.article set confirmed_on = :today
                where  id = :id and version = :seen
                """)
                .param("today", municipality.today())
                .param("id", id)
                .param("seen", seen)
                .update());
    }

    /** Takes an article out of the guide; its address says so from then on. */
    void withdraw(UUID id, int seen, Visitor by) {
        by.must(Role.EDITOR);
        changed(jdbc.sql("""
                update guide.article set withdrawn_on = :today, version = version + 1
                where  id = :id and version = :seen and withdrawn_on is null
                """)
                .param("today", municipality.today())
                .param("id", id)
                .param("seen", seen)
                .update());
        manuscripts.withdraw(Article.KIND, id);
    }

    private void insert(UUID id, ArticleDraft draft) {
        var now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into guide.article (id, slug, topic, title, summary, critical, sample, office, published_at, changed_at, confirmed_on)
                values (:id, :slug, :topic, :title, :summary, :critical, :sample, :office, :now, :now, :today)
                """)
                .params(columns(id, draft))
                .param("title", texts.write(Written.of(draft.language(), draft.title())))
                .param("summary", texts.write(Written.of(draft.language(), draft.summary())))
                .param("now", now)
                .update();
        place(
                id,
                draft.parts().stream()
                        .map(it -> new Article.Block(it.kind(), texts.write(Written.of(draft.language(), it.words()))))
                        .toList());
        link(id, draft.services());
    }

    private void replace(Article before, ArticleDraft draft, boolean substantial) {
        changed(jdbc.sql("""
                update guide.article
                set    slug = :slug, topic = :topic, critical = :critical, sample = :sample, office = :office,
                       confirmed_on = :today, withdrawn_on = null, version = version + 1,
                       changed_at = case when :substantial then :now else changed_at end
                where  id = :id and version = :version
                """)
                .params(columns(before.id(), draft))
                .param("substantial", substantial)
                .param("now", Timestamp.from(clock.instant()))
                .param("version", before.version())
                .update());
        texts.revise(before.title(), Written.of(draft.language(), draft.title()), substantial);
        texts.revise(before.summary(), Written.of(draft.language(), draft.summary()), substantial);
        var parts = draft.parts();
        var kin = Kinship.of(parts(before), parts);
        var blocks = new ArrayList<Article.Block>();
        for (var at = 0; at < parts.size(); at++) {
            blocks.add(block(before, parts.get(at), kin.get(at), draft.language(), substantial));
        }
        jdbc.sql("delete from guide.block where article = :id")
                .param("id", before.id())
                .update();
        jdbc.sql("delete from guide.article_service where article = :id")
                .param("id", before.id())
                .update();
        place(before.id(), blocks);
        link(before.id(), draft.services());
    }

    private Article.Block block(
            Article before, Body.Part part, java.util.OptionalInt kin, String language, boolean substantial) {
        var written = Written.of(language, part.words());
        if (kin.isEmpty()) {
            return new Article.Block(part.kind(), texts.write(written));
        }
        var old = before.blocks().get(kin.getAsInt());
        texts.revise(old.words(), written, substantial);
        return new Article.Block(part.kind(), old.words());
    }

    /** As the original says it now. */
    List<Body.Part> parts(Article article) {
        var shelf = texts.read(article.texts());
        return article.blocks().stream()
                .map(it ->
                        new Body.Part(it.kind(), shelf.text(it.words()).source().value()))
                .toList();
    }

    private void place(UUID article, List<Article.Block> blocks) {
        for (var position = 0; position < blocks.size(); position++) {
            jdbc.sql("""
                    insert into guide.block (article, position, kind, words)
                    values (:article, :position, :kind, :words)
                    """)
                    .param("article", article)
                    .param("position", position)
                    .param("kind", blocks.get(position).kind().name())
                    .param("words", blocks.get(position).words())
                    .update();
        }
    }

    private void link(UUID article, List<UUID> services) {
        for (var position = 0; position < services.size(); position++) {
            jdbc.sql("""
                    insert into guide.article_service (article, service, position)
                    values (:article, :service, :position)
                    """)
                    .param("article", article)
                    .param("service", services.get(position))
                    .param("position", position)
                    .update();
        }
    }

    private Map<String, Object> columns(UUID id, ArticleDraft draft) {
        return Map.of(
                "id",
                id,
                "slug",
                draft.slug(),
                "topic",
                draft.topic().name(),
                "critical",
                draft.critical(),
                "sample",
                draft.sample(),
                "office",
                draft.office(),
                "today",
                municipality.today());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Stale("article");
        }
    }

    private static Article article(ResultSet row, Map<UUID, List<Article.Block>> blocks, Map<UUID, List<UUID>> services)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Article(
                id,
                row.getString("slug"),
                Topic.valueOf(row.getString("topic")),
                row.getObject("title", UUID.class),
                row.getObject("summary", UUID.class),
                blocks.getOrDefault(id, List.of()),
                row.getBoolean("critical"),
                row.getBoolean("sample"),
                row.getObject("office", UUID.class),
                services.getOrDefault(id, List.of()),
                row.getTimestamp("published_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getObject("confirmed_on", LocalDate.class),
                withdrawn(row),
                row.getInt("version"));
    }

    private static @Nullable LocalDate withdrawn(ResultSet row) throws SQLException {
        return row.getObject("withdrawn_on", LocalDate.class);
    }
}
