package city.koinon.act.guide;

import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.HtmlUtils;

/** The guide for those who will have no connection. */
@Configuration(proxyBeanMethods = false)
class GuideToTakeAlong {

    /** So many are read at a time, with all their languages. */
    private static final int AT_A_TIME = 50;

    private final Texts texts;
    private final Pieces pieces;

    GuideToTakeAlong(Texts texts, Pieces pieces) {
        this.texts = texts;
        this.pieces = pieces;
    }

    /** @param blocks as {@link Reading} lays them out */
    record Words(
            Article article,
            boolean offered,
            List<Reading.Block> blocks,
            Notice notice,
            boolean doubtful,
            List<Option> services,
            Option office) {}

    @Bean
    PackSource articlesToTakeAlong(Articles articles, Services services, Directory directory) {
        return PackSource.of(
                10,
                "guide.title",
                "/guide",
                page -> articles.published().stream()
                        .sorted(Comparator.comparing(Article::topic))
                        .gather(Gatherers.windowFixed(AT_A_TIME))
                        .flatMap(some -> leavesOf(some, services, directory, page)));
    }

    private Stream<PackSource.Leaf> leavesOf(List<Article> some, Services services, Directory directory, Page page) {
        var where = services.all(
                some.stream().flatMap(it -> it.services().stream()).distinct().toList());
        var shelf = texts.leafThrough(Stream.concat(
                        some.stream().flatMap(it -> it.texts().stream()),
                        where.stream().map(city.koinon.act.services.Service::name))
                .toList());
        return some.stream().map(it -> {
            var title = shelf.get(it.title(), page.lang());
            var notice = Notice.of(it.texts().stream().map(shelf::text).toList(), it.critical(), page.lang());
            var office = directory.office(it.office());
            var words = new Words(
                    it,
                    title.state().offered(),
                    it.blocks().stream()
                            .map(block -> Reading.block(block, notice, shelf, page))
                            .toList(),
                    notice,
                    it.doubtfulOn(page.today()),
                    it.services().stream()
                            .flatMap(id -> where.stream()
                                    .filter(service -> service.id().equals(id)))
                            .map(service -> new Option(
                                    service.path(),
                                    shelf.get(service.name(), page.lang()).value()))
                            .toList(),
                    new Option("/offices/" + office.slug(), office.nameIn(page.lang())));
            return leaf(
                    it.path(),
                    page.say(it.topic()),
                    it.topic(),
                    title,
                    nothing -> {},
                    pieces.of(
                            "act/guide/leaf",
                            Map.of(
                                    "page",
                                    page.at(it.path()),
                                    "it",
                                    words,
                                    "summary",
                                    shelf.get(it.summary(), page.lang()))));
        });
    }

    @Bean
    PackSource announcementsToTakeAlong(Announcements announcements) {
        return PackSource.of(20, "guide.announcements.title", "/announcements", page -> {
            var all = announcements.list().stream()
                    .filter(it -> !it.last().isBefore(page.today()))
                    .toList();
            var shelf = texts.leafThrough(
                    all.stream().flatMap(it -> it.texts().stream()).toList());
            return all.stream().map(it -> leafOf(it, shelf, page));
        });
    }

    private PackSource.Leaf leafOf(Announcement it, Shelf shelf, Page page) {
        var days = page.say("guide.announcement.days", page.date(it.first()), page.date(it.last()));
        return leaf(
                it.path(),
                "",
                it.topic(),
                shelf.get(it.title(), page.lang()),
                output -> output.writeContent(HtmlUtils.htmlEscape(days, "UTF-8")),
                pieces.of(
                        "act/guide/leaf-announcement",
                        Map.of("page", page, "it", it, "words", shelf.get(it.words(), page.lang()))));
    }

    private static PackSource.Leaf leaf(
            String path, String group, @Nullable Topic topic, Shown title, Content about, Content body) {
        return new PackSource.Leaf(
                path, group, title.value(), title.lang(), title.dir(), topic != null && topic.delicate(), about, body);
    }
}
