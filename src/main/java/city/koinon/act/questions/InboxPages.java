package city.koinon.act.questions;

import city.koinon.act.questions.Inbox.Filter;
import city.koinon.act.questions.Inbox.Shows;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.DutyWords;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.texts.Manuscripts;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.State;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Personal;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Tongue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What has been asked, for those who answer: an office sees what it owes, an editor everything. */
@Controller
@RequestMapping(Page.BASE + "/questions/inbox")
@Access(roles = {Role.EDITOR, Role.OFFICE_HOLDER, Role.CLERK})
class InboxPages {

    private static final int LONGEST = 5_000;
    private static final int BEGINNING = 120;
    private static final int ON_A_PAGE = 50;

    private final Inbox inbox;
    private final Questions questions;
    private final Answering answering;
    private final Duties duties;
    private final DutyWords dutyWords;
    private final Directory directory;
    private final Texts texts;
    private final Manuscripts manuscripts;

    InboxPages(
            Inbox inbox,
            Questions questions,
            Answering answering,
            Duties duties,
            DutyWords dutyWords,
            Directory directory,
            Texts texts,
            Manuscripts manuscripts) {
        this.inbox = inbox;
        this.questions = questions;
        this.answering = answering;
        this.duties = duties;
        this.dutyWords = dutyWords;
        this.directory = directory;
        this.texts = texts;
        this.manuscripts = manuscripts;
    }

    /** @param state how the duty stands, or how the question does where none is owed */
    record Row(Question it, String beginning, String office, Tone tone, String state) {}

    /** @param all on all pages @param at the page shown, from one @param more after it @param filtered address of the list as it is narrowed */
    record Listing(
            List<Row> rows,
            int all,
            int at,
            int more,
            String filtered,
            List<Option> shows,
            List<Option> topics,
            List<Option> offices,
            boolean narrowed,
            boolean edits) {}

    /** @param there whether the asker reads it in their language */
    record Given(Shown words, String office, Instant at, State there) {}

    record Passed(String from, String to, Reason reason, Instant at) {}

    /**
     * @param mayAnswer  it is theirs to answer; else they only see to it that somebody does
     * @param publishing where an editor writes it anew for everybody; null for others, or where the asker did not agree
     */
    record One(
            Question it,
            boolean mayAnswer,
            String language,
            String office,
            @Nullable String officePath,
            Tone tone,
            String state,
            List<Given> answers,
            List<Passed> ways,
            List<Option> offices,
            List<Option> reasons,
            List<Option> endings,
            List<Option> languages,
            @Nullable String publishing) {}

    @GetMapping
    @Personal
    String list(Form form, Model model, Page page, Visitor visitor) {
        form.prefill("shows", Shows.OPEN);
        var filter = filter(form);
        var typed = form.typed("page");
        var wanted = typed.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(typed)) : 1;
        var all = inbox.count(filter, visitor);
        var at = Math.clamp(wanted, 1, Math.max(1, (all + ON_A_PAGE - 1) / ON_A_PAGE));
        var found = inbox.find(filter, visitor, (at - 1) * ON_A_PAGE, ON_A_PAGE);
        var offices = offices();
        model.addAttribute("form", form);
        model.addAttribute(
                "inbox",
                new Listing(
                        found.questions().stream()
                                .map(it -> row(it, found.owed().get(it.id()), offices, page))
                                .toList(),
                        found.all(),
                        at,
                        Math.max(0, found.all() - at * ON_A_PAGE),
                        "/questions/inbox?shows=" + (filter.shows() == null ? "" : filter.shows()) + "&topic="
                                + (filter.topic() == null ? "" : filter.topic()) + "&office="
                                + (filter.office() == null ? "" : filter.office()),
                        Arrays.stream(Shows.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        Arrays.stream(Topic.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        inbox.offices(visitor).stream()
                                .map(it -> new Option(it.toString(), name(it, offices, page)))
                                .sorted(Comparator.comparing(Option::label))
                                .toList(),
                        filter.shows() != Shows.OPEN || filter.topic() != null || filter.office() != null,
                        visitor.is(Role.EDITOR)));
        return "act/questions/inbox";
    }

    /** Filters that make no sense filter nothing. */
    private static Filter filter(Form form) {
        var office = form.typed("office");
        return new Filter(
                one(form.shown("shows"), Shows.values()).orElse(null),
                one(form.typed("topic"), Topic.values()).orElse(null),
                office.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(office) : null);
    }

    private static <E extends Enum<E>> Optional<E> one(String typed, E[] values) {
        return Stream.of(values).filter(it -> it.name().equals(typed)).findFirst();
    }

    private Row row(Question it, @Nullable Duty owed, Map<UUID, Office> offices, Page page) {
        var words = it.words() == null ? "" : it.words();
        return new Row(
                it,
                words.codePointCount(0, words.length()) <= BEGINNING
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, BEGINNING)) + "…",
                name(it.owner(), offices, page),
                owed == null ? Tone.OFF : dutyWords.tone(owed, page),
                owed == null ? page.say(it.state()) : dutyWords.state(owed, page));
    }

    @GetMapping("/{number:\\d{1,9}}")
    @Personal
    String one(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return shown(theirs(number, visitor), form, model, page, visitor);
    }

    @PostMapping("/{number:\\d{1,9}}/take")
    String take(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return act(number, form, model, page, visitor, it -> {
            answering.take(it.id(), form.version(), visitor);
            return "questions.did.taken";
        });
    }

    @PostMapping("/{number:\\d{1,9}}/hand-on")
    String handOn(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return act(number, form, model, page, visitor, it -> {
            var office = form.id("office");
            var reason = form.choice("reason", Reason.class);
            var seen = form.version();
            form.done();
            answering.handOn(it.id(), office, reason, seen, visitor);
            return "questions.did.handedOn";
        });
    }

    @PostMapping("/{number:\\d{1,9}}/answer")
    String answer(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return act(number, form, model, page, visitor, it -> {
            var language = form.typed("language");
            form.check(page.cityLanguages().contains(language), "language", "ui.refused.choice");
            var said = form.text("said", LONGEST);
            var seen = form.version();
            form.done();
            answering.answer(it.id(), language, said, seen, visitor);
            return language.equals(it.language()) ? "questions.did.answered" : "questions.did.answeredForeign";
        });
    }

    @PostMapping("/{number:\\d{1,9}}/close")
    String close(@PathVariable int number, Form form, Model model, Page page, Visitor visitor) {
        return act(number, form, model, page, visitor, it -> {
            var ending = form.choice("ending", Ending.class);
            var seen = form.version();
            form.done();
            answering.close(it.id(), ending, seen, visitor);
            return "questions.did.closed";
        });
    }

    /** @param work says what it has done */
    private String act(
            int number, Form form, Model model, Page page, Visitor visitor, Function<Question, String> work) {
        return form.submit(
                () -> {
                    var did = work.apply(theirs(number, visitor));
                    var now = questions.find(number).orElseThrow();
                    return "redirect:"
                            + page.to(questions.readBy(now, visitor) ? now.deskPath() : "/questions/inbox", did);
                },
                () -> shown(theirs(number, visitor), form, model, page, visitor));
    }

    private Question theirs(int number, Visitor visitor) {
        var question = questions
                .find(number)
                .filter(it -> it.words() != null)
                .orElseThrow(() -> new NotFound("question " + number));
        if (!questions.readBy(question, visitor)) {
            throw new NotAllowed(
                    "an editor, or whoever acts for the office that owes the answer to question " + number);
        }
        return question;
    }

    private String shown(Question it, Form form, Model model, Page page, Visitor visitor) {
        var offices = offices();
        var owed = duties.openFor(it.subject(), DutyKind.REPLY);
        form.standsOn(it.version());
        form.prefill("language", page.lang());
        model.addAttribute("form", form);
        model.addAttribute(
                "one",
                new One(
                        it,
                        it.readBy(visitor),
                        Tongue.of(it.language()).name(),
                        name(it.owner(), offices, page),
                        Optional.ofNullable(it.owner())
                                .map(offices::get)
                                .map(Office::path)
                                .orElse(null),
                        owed.map(duty -> dutyWords.tone(duty, page)).orElse(Tone.OFF),
                        owed.map(duty -> dutyWords.state(duty, page)).orElseGet(() -> page.say(it.state())),
                        questions.answers(it.id()).stream()
                                .map(answer -> given(answer, it, offices, page))
                                .toList(),
                        questions.ways(it.id()).stream()
                                .map(way -> new Passed(
                                        name(way.from(), offices, page),
                                        name(way.to(), offices, page),
                                        way.reason(),
                                        way.at()))
                                .toList(),
                        directory.officesInTerm().stream()
                                .filter(office -> !office.id().equals(it.owner()))
                                .map(office -> new Option(office.id().toString(), office.nameIn(page.lang())))
                                .sorted(Comparator.comparing(Option::label))
                                .toList(),
                        Arrays.stream(Reason.values())
                                .map(reason -> new Option(reason.name(), page.say(reason)))
                                .toList(),
                        Stream.of(Ending.NO_QUESTION, Ending.ASKED_TWICE)
                                .map(ending -> new Option(ending.name(), page.say(ending)))
                                .toList(),
                        page.tongues().stream()
                                .map(tongue -> new Option(tongue.tag(), tongue.name()))
                                .toList(),
                        visitor.is(Role.EDITOR) && it.mayPublish() && it.answeredAt() != null
                                ? "/questions/new?from=" + it.number()
                                : null));
        return "act/questions/one";
    }

    private Given given(Answer answer, Question it, Map<UUID, Office> offices, Page page) {
        var words = texts.get(answer.words());
        return new Given(
                words.in(page.lang()),
                name(answer.office(), offices, page),
                answer.answeredAt(),
                manuscripts.states(Answer.KIND, answer.id()).getOrDefault(it.language(), State.MISSING));
    }

    private Map<UUID, Office> offices() {
        var offices = new HashMap<UUID, Office>();
        new ArrayList<>(directory.offices()).forEach(it -> offices.put(it.id(), it));
        return offices;
    }

    private static String name(@Nullable UUID office, Map<UUID, Office> offices, Page page) {
        return Optional.ofNullable(office)
                .map(offices::get)
                .map(it -> it.nameIn(page.lang()))
                .orElse("");
    }
}
