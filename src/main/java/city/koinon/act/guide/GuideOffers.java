package city.koinon.act.guide;

import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.FeedSource;
import city.koinon.platform.texts.ManuscriptKind;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Text;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.DeskWork;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.SearchSource;
import city.koinon.platform.ui.SearchSource.Thing;
import city.koinon.platform.ui.Tone;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the guide brings to the rest of the house. */
@Configuration
class GuideOffers {

    @Bean
    Navigation guideInTheBar() {
        return Navigation.bar(50, "guide.nav", "/guide");
    }

    @Bean
    DeskDoor guideFromTheDesk() {
        return new DeskDoor(10, Role.EDITOR, "guide.drafts.title", "/guide/drafts");
    }

    /** What has stood unconfirmed for too long waits for those who write the guide. */
    @Bean
    DeskWork articlesNobodyConfirmed(Articles articles) {
        return page -> {
            var doubtful = page.visitor().is(Role.EDITOR)
                    ? articles.all().stream()
                            .filter(it -> it.withdrawnOn() == null && it.doubtfulOn(page.today()))
                            .toList()
                    : List.<Article>of();
            return doubtful.isEmpty()
                    ? List.of()
                    : List.of(new DeskWork.Waiting(
                            doubtful.stream()
                                    .map(Article::confirmBy)
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow(),
                            Tone.LATE,
                            page.say("guide.desk.doubtful", doubtful.size()),
                            page.say("guide.title"),
                            page.say("guide.drafts.doubtful"),
                            page.say("guide.desk.look"),
                            "/guide/drafts"));
        };
    }

    @Bean
    ManuscriptKind articlesToTranslate() {
        return new ManuscriptKind(Article.KIND, "guide.manuscript.article");
    }

    @Bean
    ManuscriptKind announcementsToTranslate() {
        return new ManuscriptKind(Announcement.KIND, "guide.manuscript.announcement");
    }

    @Bean
    OpenData listOfArticles() {
        return new OpenData(50, "guide.title", "guide.holds", "/guide").as("json", "csv", "atom");
    }

    @Bean
    OpenData listOfAnnouncements() {
        return new OpenData(60, "guide.announcements.title", "guide.announcements.holds", "/announcements")
                .as("json", "csv", "atom");
    }

    @Bean
    FeedSource newsOfTheGuide() {
        return new FeedSource() {
            @Override
            public int order() {
                return 50;
            }

            @Override
            public Stream<Feed> feeds(Page page) {
                return Stream.of(
                        new Feed(page.say("guide.title"), "/guide.atom"),
                        new Feed(page.say("guide.announcements.title"), "/announcements.atom"));
            }
        };
    }

    /** An article stands in the sitemap in those languages in which it can be read. */
    @Bean
    Sitemap pagesOfTheGuide(Articles articles, Announcements announcements, Texts texts, Municipality municipality) {
        return new Sitemap() {
            @Override
            public Stream<String> paths() {
                return Stream.of("/guide", "/announcements");
            }

            @Override
            public Stream<Place> pages() {
                var all = articles.published();
                var now = announcements.list();
                var shelf = texts.leafThrough(Stream.concat(
                                all.stream().map(Article::title), now.stream().map(Announcement::title))
                        .toList());
                var languages = municipality.city().languages();
                return Stream.of(
                                paths().map(it -> new Place(it, null)),
                                all.stream()
                                        .map(it -> new Place(it.path(), offered(shelf.text(it.title()), languages))),
                                now.stream()
                                        .map(it -> new Place(it.path(), offered(shelf.text(it.title()), languages))))
                        .flatMap(it -> it);
            }
        };
    }

    private static Collection<String> offered(Text title, Collection<String> languages) {
        return languages.stream().filter(it -> title.state(it).offered()).toList();
    }

    @Bean
    SearchSource articlesToBeFound(Articles articles, Manuscripts manuscripts, Texts texts) {
        return SearchSource.ofMany(
                10,
                "guide.title",
                "/guide",
                day -> {
                    var marks = manuscripts.marks(Article.KIND);
                    return articles.versions().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, it -> it.getValue() + " " + marks.get(it.getKey())));
                },
                (day, ids) -> {
                    var all = articles.publishedOf(ids);
                    var shelf = texts.leafThrough(
                            all.stream().flatMap(it -> it.texts().stream()).toList());
                    return all.stream()
                            .map(it -> found(it, shelf)
                                    .saying(it.texts().stream()
                                            .skip(1)
                                            .map(text -> said(shelf.text(text)))
                                            .toList()));
                },
                (day, ids) -> {
                    var all = articles.publishedOf(ids);
                    var shelf =
                            texts.leafThrough(all.stream().map(Article::title).toList());
                    return all.stream().map(it -> found(it, shelf));
                });
    }

    private static Thing found(Article it, Shelf shelf) {
        return new Thing(it.id(), it.path(), said(shelf.text(it.title())))
                .saidByMachine(shelf.text(it.title()).byMachine())
                .noted(topic(it.topic()));
    }

    @Bean
    SearchSource announcementsToBeFound(Announcements announcements, Manuscripts manuscripts, Texts texts) {
        return SearchSource.ofMany(
                20,
                "guide.announcements.title",
                "/announcements",
                day -> {
                    var marks = manuscripts.marks(Announcement.KIND);
                    return announcements.list().stream()
                            .filter(it -> !it.last().isBefore(day))
                            .collect(Collectors.toMap(Announcement::id, it -> it.version() + " " + marks.get(it.id())));
                },
                (day, ids) -> {
                    var all = announcements.some(ids);
                    var shelf = texts.leafThrough(
                            all.stream().flatMap(it -> it.texts().stream()).toList());
                    return all.stream().map(it -> found(it, shelf).saying(said(shelf.text(it.words()))));
                },
                (day, ids) -> {
                    var all = announcements.some(ids);
                    var shelf = texts.leafThrough(
                            all.stream().map(Announcement::title).toList());
                    return all.stream().map(it -> found(it, shelf));
                });
    }

    private static Thing found(Announcement it, Shelf shelf) {
        return new Thing(it.id(), it.path(), said(shelf.text(it.title())))
                .saidByMachine(shelf.text(it.title()).byMachine())
                .noted(page -> page.say("guide.announcement.until", page.date(it.last())));
    }

    /** In every language, the original first; also what only a machine said, for whoever reads that language has nothing else to look by. */
    private static Map<String, String> said(Text text) {
        var said = new LinkedHashMap<String, String>();
        said.put(text.sourceLanguage(), text.source().value());
        text.renderings().forEach((lang, rendering) -> said.putIfAbsent(lang, rendering.value()));
        return said;
    }

    private static Function<Page, String> topic(Topic topic) {
        return page -> page.say(topic);
    }

    /** For somebody who has just arrived: the topics of the guide, and what is different just now. */
    @Bean
    HomePart guideAtHome(Articles articles, Announcements announcements, Texts texts, Pieces pieces) {
        return HomePart.of(50, page -> {
            var topics = articles.topics();
            if (topics.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(pieces.of(
                    "act/guide/home-guide",
                    Map.of(
                            "page",
                            page,
                            "topics",
                            Stream.of(Topic.values())
                                    .filter(topics::contains)
                                    .map(it -> new Option(it.name(), page.say(it)))
                                    .toList(),
                            "announced",
                            GuidePages.announced(announcements.on(page.today()), texts, page))));
        });
    }
}
