package city.koinon.act.guide;

import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** @param version grows with each saving */
    record Kept(UUID article, ArticleDraft content, Instant savedAt, int version) {}

    @Transactional(readOnly = true)
    List<Kept> list() {
        return jdbc.sql("select * from guide.draft order by saved_at desc")
                .query((row, n) -> new Kept(
                        row.getObject("article", UUID.class),
                        JSON.readValue(row.getString("content"), ArticleDraft.class),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getInt("version")))
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
     * @param seen version of the draft the form was opened on; 0 where there was none
     * @throws Stale when somebody else has saved it since
     */
    void save(UUID article, ArticleDraft content, int seen, Visitor by) {
        by.must(Role.EDITOR);
        var rows = jdbc.sql("""
                insert into guide.draft (article, content, saved_at, version)
                select :article, cast(:content as jsonb), :now, 1
                where  :seen = 0
                on conflict (city, article) do nothing
                """)
                .param("article", article)
                .param("content", JSON.writeValueAsString(content))
                .param("now", Timestamp.from(clock.instant()))
                .param("seen", seen)
                .update();
        if (rows == 0) {
            rows = jdbc.sql("""
                    update guide.draft set content = cast(:content as jsonb), saved_at = :now, version = version + 1
                    where  article = :article and version = :seen
                    """)
                    .param("content", JSON.writeValueAsString(content))
                    .param("now", Timestamp.from(clock.instant()))
                    .param("article", article)
                    .param("seen", seen)
                    .update();
        }
        changed(rows);
    }

    /**
     * Puts a draft into public and away.
     *
     * @throws Stale when it has been saved or published by somebody else since
     */
    void publish(UUID article, boolean substantial, int seen, Visitor by) {
        var content = find(article).map(Kept::content).orElseThrow(() -> new Stale("draft"));
        discard(article, seen, by);
        articles.publish(article, content, substantial, by);
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
