package city.koinon.act.guide;

import city.koinon.act.services.Services;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Feeds;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The guide as its readers see it. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class GuidePages {

    private static final int IN_A_FEED = 50;

    /** Of each topic on the page of all; a large city has more, on the topic's own pages. */
    private static final int IN_A_CHAPTER = 6;

    private static final int ON_A_PAGE = 40;

    /** Announcements above a page that is about something else; the newest. */
    private static final int ANNOUNCED = 3;

    private static final List<String> COLUMNS = List.of(
            "article",
            "slug",
            "topic",
            "title",
            "summary",
            "language",
            "state",
            "critical",
            "office",
            "confirmed_on",
            "changed_at",
            "page");

    private final Articles articles;
    private final Announcements announcements;
    private final Services services;
    private final Directory directory;
    private final Texts texts;
    private final Feeds feeds;
    private final Reading reading;

    GuidePages(
            Articles articles,
            Announcements announcements,
            Services services,
            Directory directory,
            Texts texts,
            Feeds feeds,
            Reading reading) {
        this.articles = articles;
        this.announcements = announcements;
        this.services = services;
        this.directory = directory;
        this.texts = texts;
        this.feeds = feeds;
        this.reading = reading;
    }

    /** An article in a list. */
    record Line(Article article, Shown title, Shown summary) {

        /** Only what has a title in the reader's language is offered in it. */
        boolean offered() {
            return title.state().offered();
        }
    }

    /**
     * @param lines those that can be read in the reader's language first
     * @param all   how many articles there are about it, of which these are some
     */
    record Chapter(Topic topic, List<Line> lines, int all) {

        boolean goesOn() {
            return lines.size() < all;
        }
    }

    /**
     * @param number of the page, where one topic fills several
     * @param pages  how many it fills
     */
    record Contents(
            @Nullable Topic chosen,
            List<Option> topics,
            List<Chapter> chapters,
            int number,
            int pages,
            Announced announced,
            boolean writes) {}

    record AnnouncementLine(Announcement announcement, Shown title, Shown words) {}

    /** @param more how many hold today beside these */
    record Announced(List<AnnouncementLine> lines, int more) {}

    @GetMapping("/guide")
    String contents(Form form, Model model, Page page, Visitor visitor) {
        var chosen = form.optionalChoice("topic", Topic.class);
        var byTopic = new TreeMap<>(reading.chapters(page.lang()));
        var topics = byTopic.keySet().stream()
                .map(it -> new Option(it.name(), page.say(it)))
                .toList();
        var pages = chosen == null
                ? 1
                : pages(byTopic.getOrDefault(chosen, List.of()).size());
        var number = pageOf(form, pages);
        var most = chosen == null ? IN_A_CHAPTER : ON_A_PAGE;
        byTopic.keySet().removeIf(it -> chosen != null && it != chosen);
        var all = articles.published().stream().collect(Collectors.toMap(Article::id, it -> it));
        var shown = byTopic.values().stream()
                .flatMap(it -> it.stream().skip((number - 1L) * most).limit(most))
                .flatMap(it -> Stream.ofNullable(all.get(it)))
                .toList();
        var shelf = texts.read(shown.stream()
                .flatMap(it -> Stream.of(it.title(), it.summary()))
                .toList());
        var chapters = byTopic.entrySet().stream()
                .map(it -> new Chapter(
                        it.getKey(),
                        shown.stream()
                                .filter(article -> article.topic() == it.getKey())
                                .map(article -> new Line(
                                        article,
                                        shelf.get(article.title(), page.lang()),
                                        shelf.get(article.summary(), page.lang())))
                                .toList(),
                        it.getValue().size()))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new Contents(chosen, topics, chapters, number, pages, now(chosen, page), visitor.is(Role.EDITOR)));
        return "act/guide/guide";
    }

    private static int pages(int articles) {
        return Math.max(1, (articles + ON_A_PAGE - 1) / ON_A_PAGE);
    }

    /** The one that was asked for, or the nearest there is. */
    static int pageOf(Form form, int pages) {
        var typed = form.typed("page").strip();
        return Math.clamp(typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 1, 1, pages);
    }

    @GetMapping({"/guide.json", "/guide.csv"})
    ResponseEntity<byte[]> file(Form form, Page page) {
        var chosen = form.optionalChoice("topic", Topic.class);
        var all = articles.published().stream()
                .filter(it -> chosen == null || it.topic() == chosen)
                .toList();
        var shelf = texts.read(
                all.stream().flatMap(it -> Stream.of(it.title(), it.summary())).toList());
        return Tables.file(
                page,
                "guide",
                COLUMNS,
                all.stream().map(it -> row(it, shelf, page)).toList());
    }

    /** What is new in the guide, or says something else than before. */
    @GetMapping("/guide.atom")
    ResponseEntity<byte[]> feed(Page page) {
        var newest = articles.published().stream()
                .sorted(Comparator.comparing(Article::changedAt).reversed())
                .limit(IN_A_FEED)
                .toList();
        var shelf = texts.read(newest.stream()
                .flatMap(it -> Stream.of(it.title(), it.summary()))
                .toList());
        return feeds.answer(
                page,
                page.say("guide.title"),
                "/guide",
                newest.stream()
                        .map(it -> new Feeds.Entry(
                                        "guide/" + it.id(),
                                        shelf.get(it.title(), page.lang()).value(),
                                        it.path(),
                                        it.changedAt(),
                                        shelf.get(it.summary(), page.lang()).value())
                                .byMachine(shelf.get(it.title(), page.lang()).uncheckedMachine()
                                        || shelf.get(it.summary(), page.lang()).uncheckedMachine()))
                        .toList());
    }

    @GetMapping("/guide/{slug}")
    String one(@PathVariable String slug, Model model, Page page, Visitor visitor) {
        var article = articles.findBySlug(slug).orElseThrow(() -> new NotFound("article"));
        model.addAttribute("announced", now(article.topic(), page));
        if (article.withdrawnOn() == null) {
            model.addAttribute("it", reading.of(article, page, visitor));
            return "act/guide/article";
        }
        model.addAttribute("article", article);
        model.addAttribute("title", texts.get(article.title()).in(page.lang()));
        model.addAttribute("writes", visitor.is(Role.EDITOR));
        return "act/guide/withdrawn";
    }

    /** What concerns everybody, and what concerns this topic; everything where no topic was chosen. */
    private Announced now(@Nullable Topic topic, Page page) {
        return announced(
                announcements.on(page.today()).stream()
                        .filter(it -> topic == null || it.topic() == null || it.topic() == topic)
                        .toList(),
                texts,
                page);
    }

    static Announced announced(List<Announcement> all, Texts texts, Page page) {
        var newest = all.subList(0, Math.min(ANNOUNCED, all.size()));
        var shelf =
                texts.read(newest.stream().flatMap(it -> it.texts().stream()).toList());
        return new Announced(
                newest.stream()
                        .map(it -> new AnnouncementLine(
                                it, shelf.get(it.title(), page.lang()), shelf.get(it.words(), page.lang())))
                        .toList(),
                all.size() - newest.size());
    }

    private List<@Nullable Object> row(Article it, Shelf shelf, Page page) {
        var title = shelf.get(it.title(), page.lang());
        var row = new ArrayList<@Nullable Object>();
        row.add(it.id());
        row.add(it.slug());
        row.add(it.topic());
        row.add(title.value());
        row.add(shelf.get(it.summary(), page.lang()).value());
        row.add(title.lang());
        row.add(title.state());
        row.add(it.critical());
        row.add(directory.office(it.office()).slug());
        row.add(it.confirmedOn());
        row.add(it.changedAt());
        row.add(page.to(it.path()));
        return row;
    }
}
