package city.koinon.act.guide;

import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.State;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.ForMachines;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import gg.jte.Content;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out an article for one reader: what is said in the reader's language, what only in the original, and what to trust. */
@Component
class Reading {

    private final Articles articles;
    private final Texts texts;
    private final Manuscripts manuscripts;
    private final Services services;
    private final Directory directory;

    Reading(Articles articles, Texts texts, Manuscripts manuscripts, Services services, Directory directory) {
        this.articles = articles;
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.services = services;
        this.directory = directory;
    }

    /**
     * @param original what the block says in the language it was written in, where that must stand before an outdated translation
     */
    record Block(Kind kind, Shown words, @Nullable Shown original) {

        /** A part that nobody has translated yet, in an article that is. */
        boolean untranslated() {
            return !words.state().offered();
        }
    }

    /**
     * @param notice    what to know about the wording in the reader's language
     * @param languages tags of those in which the article is offered
     * @param services  where one goes for it
     * @param data      the same for machines
     */
    record One(
            Article article,
            Shown title,
            Shown summary,
            List<Block> blocks,
            Notice notice,
            List<String> languages,
            List<Option> services,
            Option office,
            boolean doubtful,
            boolean writes,
            Content data) {}

    /** Ids of what may be read, by topic; first what there is in the language. */
    @Transactional(readOnly = true)
    @ReadOnce
    public Map<Topic, List<UUID>> chapters(String lang) {
        var all = articles.published();
        var there = texts.there(all.stream().map(Article::title).toList(), lang);
        return all.stream()
                .sorted(Comparator.comparing(it -> !there.contains(it.title())))
                .collect(Collectors.groupingBy(Article::topic, Collectors.mapping(Article::id, Collectors.toList())));
    }

    One of(Article article, Page page, Visitor visitor) {
        var shelf = texts.read(article.texts());
        var title = shelf.get(article.title(), page.lang());
        var office = directory.office(article.office());
        var states = manuscripts.states(Article.KIND, article.id());
        var notice = manuscripts.notice(Article.KIND, article.id(), page);
        return new One(
                article,
                title,
                shelf.get(article.summary(), page.lang()),
                article.blocks().stream()
                        .map(it -> block(it, notice, shelf, page))
                        .toList(),
                notice,
                page.cityLanguages().stream()
                        .filter(it -> states.getOrDefault(it, State.MISSING).offered())
                        .toList(),
                services(article, page),
                new Option("/offices/" + office.slug(), office.nameIn(page.lang())),
                article.doubtfulOn(page.today()),
                visitor.is(Role.EDITOR),
                data(article, title, shelf, page));
    }

    private List<Option> services(Article article, Page page) {
        return article.services().stream()
                .flatMap(it -> services.find(it).stream())
                .map(it -> new Option(
                        it.path(), texts.get(it.name()).in(page.lang()).value()))
                .toList();
    }

    /** Only what is outdated steps behind its original, not the whole page: whoever cannot read that still has the rest. */
    static Block block(Article.Block block, Notice notice, Shelf shelf, Page page) {
        var words = shelf.get(block.words(), page.lang());
        var behind = notice.originalFirst() && words.state() == State.STALE;
        return new Block(block.kind(), words, behind ? shelf.get(block.words(), notice.lang()) : null);
    }

    private static Content data(Article article, Shown title, Shelf shelf, Page page) {
        var data = new LinkedHashMap<String, Object>();
        data.put("headline", title.value());
        data.put("abstract", shelf.get(article.summary(), page.lang()).value());
        data.put("inLanguage", title.lang());
        data.put("url", page.absolute(page.to(article.path())));
        data.put("datePublished", article.publishedAt().toString());
        data.put("dateModified", article.changedAt().toString());
        data.put("publisher", Map.of("@type", "GovernmentOrganization", "name", page.cityName()));
        return ForMachines.of("Article", data);
    }
}
