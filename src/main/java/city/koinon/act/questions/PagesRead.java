package city.koinon.act.questions;

import city.koinon.act.guide.Article;
import city.koinon.act.guide.Articles;
import city.koinon.act.services.Service;
import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page somebody was reading when a question came up is called, and what it is about. */
@Component
class PagesRead {

    private final Articles articles;
    private final Services services;
    private final Texts texts;

    PagesRead(Articles articles, Services services, Texts texts) {
        this.articles = articles;
        this.services = services;
        this.texts = texts;
    }

    @Nullable
    Topic topic(String path) {
        return article(path)
                .map(Article::topic)
                .or(() -> service(path)
                        .flatMap(it -> it.topics().stream().sorted().findFirst()))
                .orElse(null);
    }

    /** Null where it has none of its own. */
    @Nullable
    Shown title(String path, Page page) {
        return article(path)
                .map(Article::title)
                .or(() -> service(path).map(Service::name))
                .map(it -> texts.get(it).in(page.lang()))
                .orElse(null);
    }

    private Optional<Article> article(String path) {
        return path.startsWith("/guide/") ? articles.findBySlug(path.substring("/guide/".length())) : Optional.empty();
    }

    private Optional<Service> service(String path) {
        return path.startsWith("/services/")
                ? services.findBySlug(path.substring("/services/".length()))
                : Optional.empty();
    }
}
