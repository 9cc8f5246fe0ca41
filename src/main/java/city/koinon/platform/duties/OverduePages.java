package city.koinon.platform.duties;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.notices.FeedSource;
import city.koinon.platform.notices.Feeds;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.HomePart;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.Tables;
import gg.jte.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The public register of what is overdue, for offices and bodies alike. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class OverduePages implements Navigation, Sitemap, FeedSource, HomePart {

    private static final List<String> COLUMNS = List.of(
            "duty",
            "kind",
            "owed_by_kind",
            "owed_by",
            "owed_by_id",
            "owed_to_id",
            "about",
            "subject_kind",
            "subject_id",
            "starts_on",
            "due_on",
            "original_due_on",
            "working_days_late",
            "level",
            "basis");

    private final Duties duties;
    private final DutyWords words;
    private final PartyBook parties;
    private final Municipality municipality;
    private final Feeds feeds;
    private final Pieces pieces;

    OverduePages(
            Duties duties, DutyWords words, PartyBook parties, Municipality municipality, Feeds feeds, Pieces pieces) {
        this.duties = duties;
        this.words = words;
        this.parties = parties;
        this.municipality = municipality;
        this.feeds = feeds;
        this.pieces = pieces;
    }

    /** How long overdue at least, in working days: where the ladder has its rungs. */
    enum Age {
        ALL(0),
        A_WEEK(5),
        TWO_WEEKS(10),
        A_MONTH(20);

        private final int days;

        Age(int days) {
            this.days = days;
        }
    }

    record Row(
            Duty duty,
            DutyTopic.Topic topic,
            String missing,
            String late,
            String by,
            String byPath,
            String told,
            Moment.Why why) {}

    record Register(List<Row> rows, int all, List<Option> parties, List<Option> ages, boolean filtered) {}

    record HomeRegister(int all, List<Row> first) {}

    @Transactional(readOnly = true)
    @GetMapping("/overdue")
    String register(Form form, Page page, Model model) {
        var all = duties.overdue();
        var rows = kept(all, form).stream().map(duty -> row(duty, page)).toList();
        var ages = Stream.of(Age.values())
                .map(age -> new Option(age.name(), page.say(age)))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "register", new Register(rows, all.size(), parties(all, page), ages, rows.size() < all.size()));
        return "platform/duties/overdue";
    }

    @Transactional(readOnly = true)
    @GetMapping({"/overdue.json", "/overdue.csv"})
    ResponseEntity<byte[]> file(Form form, Page page) {
        return Tables.file(page, "overdue", COLUMNS, cells(form, page));
    }

    @Transactional(readOnly = true)
    @GetMapping("/overdue.atom")
    ResponseEntity<byte[]> atom(Form form, Page page) {
        var zone = municipality.zone();
        var entries = new ArrayList<>(kept(duties.overdue(), form))
                .reversed().stream()
                        .map(duty -> new Feeds.Entry(
                                "duties/" + duty.id(),
                                words.topic(duty, page).title(),
                                "/duties/" + duty.id(),
                                WorkingDays.overdueFrom(duty.dueOn(page.today()), zone),
                                words.owedBy(duty, page) + "\n"
                                        + words.missing(duty.kind(), duty.dueOn(page.today()), page)))
                        .toList();
        return feeds.answer(page, page.say("duties.register.title"), "/overdue", entries);
    }

    private List<List<@Nullable Object>> cells(Form form, Page page) {
        return kept(duties.overdue(), form).stream()
                .<List<@Nullable Object>>map(duty -> java.util.Arrays.asList(
                        duty.id(),
                        duty.kind(),
                        duty.by().kind(),
                        words.owedBy(duty, page),
                        duty.by().id(),
                        duty.to() == null ? null : duty.to().id(),
                        words.topic(duty, page).title(),
                        duty.subject().kind(),
                        duty.subject().id(),
                        duty.startsOn(),
                        duty.dueOn(page.today()),
                        duty.originalDueOn(),
                        duties.daysLate(duty),
                        duty.level(),
                        duty.basisIn(page.lang())))
                .toList();
    }

    /** Filters that make no sense filter nothing. */
    private List<Duty> kept(List<Duty> all, Form form) {
        var party = form.typed("by");
        var days = Stream.of(Age.values())
                .filter(it -> it.name().equals(form.typed("age")))
                .findFirst()
                .orElse(Age.ALL)
                .days;
        return all.stream()
                .filter(duty -> party.isEmpty()
                        || duty.by().id().toString().equals(party)
                        || duty.coOwedBy() != null && duty.coOwedBy().toString().equals(party))
                .filter(duty -> days == 0 || duties.daysLate(duty) >= days)
                .toList();
    }

    private List<Option> parties(List<Duty> overdue, Page page) {
        var all = new LinkedHashMap<UUID, String>();
        overdue.forEach(duty -> all.put(duty.by().id(), parties.name(duty.by(), page.lang())));
        return all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(it -> new Option(it.getKey().toString(), it.getValue()))
                .toList();
    }

    private Row row(Duty duty, Page page) {
        return new Row(
                duty,
                words.topic(duty, page),
                words.missing(duty.kind(), duty.dueOn(page.today()), page),
                words.late(duty, page),
                parties.name(duty.by(), page.lang()),
                parties.path(duty.by()),
                duty.coOwedBy() == null
                        ? ""
                        : page.say("duties.coOwed", parties.name(Party.office(duty.coOwedBy()), page.lang())),
                words.why(duty, page));
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public String key() {
        return "duties.nav";
    }

    @Override
    public String path() {
        return "/overdue";
    }

    @Override
    public boolean shownTo(Visitor visitor) {
        return true;
    }

    @Override
    public Stream<String> paths() {
        return Stream.concat(Stream.of("/overdue"), duties.all().stream().map(it -> "/duties/" + it.id()));
    }

    @Override
    public Stream<Feed> feeds(Page page) {
        return Stream.of(new Feed(page.say("duties.register.title"), "/overdue.atom"));
    }

    @Override
    public boolean aside() {
        return true;
    }

    @Transactional(readOnly = true)
    @Override
    public Optional<Content> render(Page page) {
        var all = duties.overdue();
        var first = all.stream().limit(3).map(duty -> row(duty, page)).toList();
        return Optional.of(pieces.of(
                "platform/duties/home-overdue", Map.of("page", page, "register", new HomeRegister(all.size(), first))));
    }
}
