package city.koinon.act.guide;

import city.koinon.act.guide.GuidePages.AnnouncementLine;
import city.koinon.act.services.Topic;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.notices.Feeds;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is different for a while: to read, to subscribe to, and to write. */
@Controller
@RequestMapping(Page.BASE)
class AnnouncementPages {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_WORDS = 1_000;
    private static final int IN_A_FEED = 50;
    private static final int ON_A_PAGE = 40;
    private static final List<String> COLUMNS =
            List.of("announcement", "title", "words", "topic", "first_day", "last_day", "page");

    private final Announcements announcements;
    private final Texts texts;
    private final Feeds feeds;

    AnnouncementPages(Announcements announcements, Texts texts, Feeds feeds) {
        this.announcements = announcements;
        this.texts = texts;
        this.feeds = feeds;
    }

    /**
     * Those of one page: what holds now goes before what is to come, and that before what is over.
     *
     * @param number of the page
     * @param pages  how many they fill
     */
    record All(
            List<AnnouncementLine> now,
            List<AnnouncementLine> coming,
            List<AnnouncementLine> over,
            int number,
            int pages,
            boolean writes) {}

    @GetMapping("/announcements")
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    String all(Form form, Model model, Page page, Visitor visitor) {
        var all = announcements.list();
        var today = page.today();
        var pages = Math.max(1, (all.size() + ON_A_PAGE - 1) / ON_A_PAGE);
        var number = GuidePages.pageOf(form, pages);
        var here = lines(
                all.stream()
                        .sorted(Comparator.comparing(
                                        (Announcement it) -> it.last().isBefore(today))
                                .thenComparing(it -> it.first().isAfter(today)))
                        .skip((number - 1L) * ON_A_PAGE)
                        .limit(ON_A_PAGE)
                        .toList(),
                page);
        model.addAttribute(
                "it",
                new All(
                        some(here, it -> it.holdsOn(today)),
                        some(here, it -> it.first().isAfter(today)),
                        some(here, it -> it.last().isBefore(today)),
                        number,
                        pages,
                        visitor.is(Role.EDITOR)));
        return "act/guide/announcements";
    }

    @GetMapping({"/announcements.json", "/announcements.csv"})
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> file(Page page) {
        return Tables.file(
                page,
                "announcements",
                COLUMNS,
                lines(announcements.list(), page).stream()
                        .map(it -> Arrays.<@Nullable Object>asList(
                                it.announcement().id(),
                                it.title().value(),
                                it.words().value(),
                                it.announcement().topic(),
                                it.announcement().first(),
                                it.announcement().last(),
                                page.to(it.announcement().path())))
                        .toList());
    }

    @GetMapping("/announcements.atom")
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    ResponseEntity<byte[]> feed(Page page) {
        var begun = announcements.list().stream()
                .filter(it -> !it.first().isAfter(page.today()))
                .limit(IN_A_FEED)
                .toList();
        return feeds.answer(
                page,
                page.say("guide.announcements.title"),
                "/announcements",
                lines(begun, page).stream()
                        .map(it -> new Feeds.Entry(
                                        it.announcement().path().substring(1),
                                        it.title().value(),
                                        it.announcement().path(),
                                        it.announcement().madeAt(),
                                        it.words().value())
                                .byMachine(it.title().uncheckedMachine()
                                        || it.words().uncheckedMachine()))
                        .toList());
    }

    @GetMapping("/announcements/{id}")
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    String one(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var announcement = announcements.get(id);
        form.standsOn(announcement.version());
        model.addAttribute("form", form);
        var title = texts.get(announcement.title());
        model.addAttribute("line", lines(List.of(announcement), page).getFirst());
        model.addAttribute(
                "languages",
                page.cityLanguages().stream()
                        .filter(it -> title.state(it).offered())
                        .toList());
        model.addAttribute("writes", visitor.is(Role.EDITOR));
        return "act/guide/announcement";
    }

    @PostMapping("/announcements/{id}/withdraw")
    @Access(roles = Role.EDITOR)
    String withdraw(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    announcements.withdraw(id, form.version(), visitor);
                    return "redirect:" + page.to("/announcements", "guide.did.announcementWithdrawn");
                },
                () -> one(id, form, model, page, visitor));
    }

    @GetMapping("/announcements/new")
    @Access(roles = Role.EDITOR)
    String newOne(Form form, Model model, Page page) {
        form.prefill("first", page.today());
        return form(null, form, model, page);
    }

    @PostMapping("/announcements/new")
    @Access(roles = Role.EDITOR)
    String make(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var draft = draft(form, page);
                    return "redirect:"
                            + page.to("/announcements/" + announcements.make(draft, visitor), "guide.did.announced");
                },
                () -> newOne(form, model, page));
    }

    @GetMapping("/announcements/{id}/edit")
    @Access(roles = Role.EDITOR)
    String edit(@PathVariable UUID id, Form form, Model model, Page page) {
        var announcement = announcements.get(id);
        form.standsOn(announcement.version());
        if (form.typed("once").isEmpty()) {
            texts.prefill(form, "title", announcement.title());
            texts.prefill(form, "words", announcement.words());
            form.prefill("first", announcement.first());
            form.prefill("last", announcement.last());
            form.prefill("topic", announcement.topic());
        }
        return form(id, form, model, page);
    }

    @PostMapping("/announcements/{id}/edit")
    @Access(roles = Role.EDITOR)
    String change(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        announcements.get(id);
        return form.submit(
                () -> {
                    var draft = draft(form, page);
                    announcements.change(id, draft, form.version(), visitor);
                    return "redirect:" + page.to("/announcements/" + id, "guide.did.announced");
                },
                () -> edit(id, form, model, page));
    }

    private static Announcements.Draft draft(Form form, Page page) {
        var title = Written.from(form, "title", LONGEST_TITLE, page);
        var words = Written.from(form, "words", LONGEST_WORDS, page);
        var first = form.date("first");
        var last = form.date("last");
        form.check(
                form.refusal("first") != null || form.refusal("last") != null || !last.isBefore(first),
                "last",
                "guide.refused.lastBeforeFirst");
        form.check(
                form.refusal("first") != null || form.refusal("last") != null || !last.isAfter(first.plusYears(1)),
                "last",
                "guide.refused.tooLong");
        var topic = form.optionalChoice("topic", Topic.class);
        form.done();
        return new Announcements.Draft(topic, title, words, first, last);
    }

    private static String form(@Nullable UUID id, Form form, Model model, Page page) {
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute(
                "topics",
                Stream.of(Topic.values())
                        .map(it -> new Option(it.name(), page.say(it)))
                        .toList());
        return "act/guide/announcement-form";
    }

    private static List<AnnouncementLine> some(List<AnnouncementLine> lines, Predicate<Announcement> which) {
        return lines.stream().filter(it -> which.test(it.announcement())).toList();
    }

    private List<AnnouncementLine> lines(List<Announcement> all, Page page) {
        var shelf = texts.read(all.stream().flatMap(it -> it.texts().stream()).toList());
        return all.stream()
                .map(it -> new AnnouncementLine(
                        it, shelf.get(it.title(), page.lang()), shelf.get(it.words(), page.lang())))
                .toList();
    }
}
