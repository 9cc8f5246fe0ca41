package city.koinon.act.guide;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what editors are writing until it is published, one draft an article. */
@Service
@Transactional
class Drafts {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Texts texts;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Articles articles, Texts texts, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param version   another one with each saving, and never one that a former draft had
     * @param ofVersion of the article it changes; null where there was none
     */
    record Kept(
            UUID article,
            ArticleDraft content,
            Instant savedAt,
            int version,
            @Nullable Integer ofVersion) {}

    @Transactional(readOnly = true)
    List<Kept> list() {
        return jdbc.sql("select * from guide.draft order by saved_at desc")
                .query((row, n) -> new Kept(
                        row.getObject("article", UUID.class),
                        JSON.readValue(row.getString("content"), ArticleDraft.class),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getInt("version"),
                        row.getObject("of_version", Integer.class)))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(UUID article) {
        return list().stream().filter(it -> it.article().equals(article)).findFirst();
    }

    @Transactional(readOnly = true)
    Kept get(UUID article) {
        return find(article).orElseThrow(() -> new NotFound("draft of article " + article));
    }

    /** What an editor begins from: the draft there is, or the article as it stands. */
    @Transactional(readOnly = true)
    ArticleDraft begin(UUID article) {
        return find(article).map(Kept::content).orElseGet(() -> standing(articles.get(article)));
    }

    ArticleDraft standing(Article article) {
        var shelf = texts.read(article.texts());
        var title = shelf.text(article.title());
        return new ArticleDraft(
                article.slug(),
                article.topic(),
                title.sourceLanguage(),
                title.source().value(),
                shelf.text(article.summary()).source().value(),
                Body.write(articles.parts(article)),
                article.critical(),
                article.sample(),
                article.office(),
                article.services());
    }

    /**
     * @param seen      version of the draft the form was opened on; 0 where there was none
     * @param ofVersion version of the article that the form was opened on; null where there was none
     * @throws Stale when somebody else has saved the draft or published the article since
     */
    void save(UUID article, ArticleDraft content, int seen, @Nullable Integer ofVersion, Visitor by) {
        by.must(Role.EDITOR);
        var now = articles.find(article).map(Article::version).orElse(null);
        if (!Objects.equals(now, ofVersion)) {
            throw new Stale("article " + article);
        }
        var row = jdbc.sql(seen == 0 ? """
                        insert into guide.draft (article, content, saved_at, version, of_version)
                        values (:article, cast(:content as jsonb), :now, 1 + floor(random() * 900000000)::int, :of)
                        on conflict (city, article) do nothing
                        """ : """
                        update guide.draft
                        set    content = cast(:content as jsonb), saved_at = :now,
                               version = 1 + floor(random() * 900000000)::int, of_version = :of
                        where  article = :article and version = :seen
                        """)
                .param("article", article)
                .param("content", JSON.writeValueAsString(content))
                .param("now", Timestamp.from(clock.instant()))
                .param("of", now, Types.INTEGER);
        changed((seen == 0 ? row : row.param("seen", seen)).update());
    }

    /**
     * Puts a draft into public and away.
     *
     * @throws Stale when it has been saved or published by somebody else since, or the article was published or withdrawn
     */
    void publish(UUID article, boolean substantial, int seen, Visitor by) {
        var kept = find(article).orElseThrow(() -> new Stale("draft"));
        if (!Objects.equals(
                kept.ofVersion(), articles.find(article).map(Article::version).orElse(null))) {
            throw new Stale("article " + article);
        }
        discard(article, seen, by);
        articles.publish(article, kept.content(), substantial, by);
    }

    void discard(UUID article, int seen, Visitor by) {
        by.must(Role.EDITOR);
        changed(jdbc.sql("delete from guide.draft where article = :article and version = :seen")
                .param("article", article)
                .param("seen", seen)
                .update());
    }

    private static void changed(int rows) {
        if (rows == 0) {
            throw new Stale("draft");
        }
    }
}
