package city.koinon.platform.texts;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Tongue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The board of what is to be translated, and the page on which one translates. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = {Role.EDITOR, Role.TRANSLATOR})
class TaskPages {

    static final int LONGEST = 20_000;

    private static final int A_PAGE = 50;

    private static final List<String> COLUMNS =
            List.of("title", "kind", "language", "reason", "status", "critical", "due", "organisation", "page");

    private final Tasks tasks;
    private final TaskBoard board;
    private final Manuscripts manuscripts;
    private final Texts texts;
    private final Checks checks;
    private final Personas personas;
    private final Directory directory;
    private final Kinds kinds;

    TaskPages(
            Tasks tasks,
            TaskBoard board,
            Manuscripts manuscripts,
            Texts texts,
            Checks checks,
            Personas personas,
            Directory directory,
            Kinds kinds) {
        this.tasks = tasks;
        this.board = board;
        this.manuscripts = manuscripts;
        this.texts = texts;
        this.checks = checks;
        this.personas = personas;
        this.directory = directory;
        this.kinds = kinds;
    }

    /** @param who has it, empty while nobody does */
    record Line(Task task, String kind, Shown title, boolean critical, String who, boolean late) {

        Tongue tongue() {
            return Tongue.of(task.language());
        }

        Tone tone() {
            return late ? Tone.LATE : TaskPages.tone(task.status());
        }
    }

    /** @param found how many there are on all pages @param at the page of the lines, from one */
    record Board(
            Form filters,
            List<Option> languages,
            List<Option> statuses,
            List<Option> kinds,
            List<Line> lines,
            int found,
            int at,
            int pages,
            boolean narrowed) {

        String at(int page) {
            return "/translations?page=" + page + "&language=" + filters.inAddress("language") + "&state="
                    + filters.inAddress("state") + "&kind=" + filters.inAddress("kind")
                    + (filters.ticked("mine") ? "&mine=true" : "");
        }
    }

    /**
     * One text of the manuscript.
     *
     * @param revision of the original, or of what the translation beside it renders
     * @param present  what readers find in the language of the task; null when they find nothing
     * @param changes  of the original since the draft, or since what readers find where that is outdated and the draft was handed in;
     *                 empty when it has not changed
     * @param moved    it has changed in substance
     */
    record Part(
            UUID id,
            int number,
            Shown original,
            int revision,
            @Nullable Shown present,
            @Nullable String draft,
            List<Piece> changes,
            boolean moved,
            List<Finding> warnings) {

        String field() {
            return "part." + id;
        }

        boolean asBefore() {
            return warnings.stream().anyMatch(it -> it.kind() == Finding.Kind.AS_BEFORE);
        }
    }

    /** @param from the language shown beside the field; empty for the original */
    record One(
            Task task,
            Manuscript manuscript,
            String kind,
            Shown title,
            List<Part> parts,
            String who,
            boolean mine,
            boolean mayClaim,
            boolean mayGiveBack,
            boolean mayReview,
            List<Option> sources,
            String from,
            boolean late) {

        Tongue tongue() {
            return Tongue.of(task.language());
        }

        boolean writes() {
            return mine && task.status().next().contains(TaskStatus.SUBMITTED);
        }

        boolean moved() {
            return parts.stream().anyMatch(Part::moved);
        }

        /** Whoever publishes it has to say that they have read it beside the new original. */
        boolean toReadAnew() {
            return manuscript.critical() && parts.stream().anyMatch(Part::asBefore);
        }

        String moves() {
            return task.status().handedIn() ? "texts.moved.published" : "texts.moved";
        }

        Tone tone() {
            return late ? Tone.LATE : TaskPages.tone(task.status());
        }

        String path() {
            return "/translations/tasks/" + task.id();
        }
    }

    static Tone tone(TaskStatus status) {
        return switch (status) {
            case OPEN, CLAIMED -> Tone.PLAIN;
            case SUBMITTED, RETURNED -> Tone.SOON;
            case ACCEPTED -> Tone.KEPT;
            case CANCELLED -> Tone.OFF;
        };
    }

    @GetMapping("/translations")
    String board(Form form, Model model, Page page, Visitor visitor) {
        var filter = filter(form, visitor);
        var found = board.count(filter);
        var pages = Math.max(1, (found + A_PAGE - 1) / A_PAGE);
        var typed = form.typed("page");
        var at = typed.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(typed), 1, pages) : 1;
        var shown = board.list(filter, (at - 1) * A_PAGE, A_PAGE);
        var known = new LinkedHashSet<>(page.cityLanguages());
        known.addAll(board.languages());
        model.addAttribute(
                "board",
                new Board(
                        form,
                        known.stream()
                                .map(it -> new Option(it, Tongue.of(it).name()))
                                .toList(),
                        Arrays.stream(TaskStatus.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        kinds.options(page),
                        lines(shown, page),
                        found,
                        at,
                        pages,
                        !form.typed("language").isEmpty()
                                || !form.typed("state").isEmpty()
                                || filter.kind() != null
                                || form.ticked("mine")));
        return "platform/texts/board";
    }

    @GetMapping({"/translations.json", "/translations.csv"})
    ResponseEntity<byte[]> file(Form form, Page page, Visitor visitor) {
        return Tables.file(
                page,
                "translations",
                COLUMNS,
                lines(board.list(filter(form, visitor)), page).stream()
                        .map(it -> {
                            var row = new ArrayList<@Nullable Object>();
                            row.add(it.title().value());
                            row.add(it.task().kind());
                            row.add(it.task().language());
                            row.add(it.task().reason());
                            row.add(it.task().status());
                            row.add(it.critical());
                            row.add(it.task().due());
                            row.add(organisation(it.task(), page));
                            row.add(page.to("/translations/tasks/" + it.task().id()));
                            return row;
                        })
                        .toList());
    }

    private TaskBoard.Filter filter(Form form, Visitor visitor) {
        var language = form.typed("language");
        var known = language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*");
        var status = Arrays.stream(TaskStatus.values())
                .filter(it -> it.name().equals(form.typed("state")))
                .findFirst()
                .orElse(null);
        return new TaskBoard.Filter(
                known ? language : null, status, form.ticked("mine") ? visitor.accountId() : null, kinds.chosen(form));
    }

    private List<Line> lines(List<TaskBoard.Row> rows, Page page) {
        var shelf =
                texts.read(rows.stream().map(TaskBoard.Row::title).distinct().toList());
        var names = personas.namesOf(rows.stream()
                .map(it -> it.task().assignee())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return rows.stream()
                .map(it -> new Line(
                        it.task(),
                        kinds.called(it.task().kind(), page),
                        shelf.get(it.title(), page.lang()),
                        it.critical(),
                        who(it.task(), names, page),
                        it.task().lateOn(page.today())))
                .toList();
    }

    @GetMapping("/translations/tasks/{id}")
    String task(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        var task = tasks.get(id);
        var one = one(task, form.typed("from"), page, visitor);
        form.standsOn(task.version());
        one.parts()
                .forEach(it -> form.prefill(
                        it.field(),
                        it.draft() != null
                                ? it.draft()
                                : it.present() == null ? "" : it.present().value()));
        model.addAttribute("form", form);
        model.addAttribute("one", one);
        return "platform/texts/task";
    }

    @PostMapping("/translations/tasks/{id}/claim")
    String claim(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return act(id, form, model, page, visitor, () -> {
            tasks.claim(id, visitor);
            return "texts.did.claimed";
        });
    }

    @PostMapping("/translations/tasks/{id}/give-back")
    String giveBack(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return act(id, form, model, page, visitor, () -> {
            tasks.giveBack(id, form.version(), visitor);
            return "texts.did.givenBack";
        });
    }

    /** One form with several buttons: to go on later, also beside another language, or to hand it in. */
    @PostMapping("/translations/tasks/{id}")
    String write(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return act(id, form, model, page, visitor, () -> {
            var written = written(tasks.get(id), form);
            var version = form.version();
            form.done();
            if (form.typed("do").equals("submit")) {
                tasks.submit(id, written, version, visitor);
                return "texts.did.submitted";
            }
            tasks.save(id, written, version, visitor);
            return "texts.did.saved";
        });
    }

    @PostMapping("/translations/tasks/{id}/return")
    String sendBack(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return act(id, form, model, page, visitor, () -> {
            var reason = form.text("reason", 1_000);
            var version = form.version();
            form.done();
            tasks.sendBack(id, reason, version, visitor);
            return "texts.did.returned";
        });
    }

    @PostMapping("/translations/tasks/{id}/accept")
    String accept(@PathVariable UUID id, Form form, Model model, Page page, Visitor visitor) {
        return act(id, form, model, page, visitor, () -> {
            tasks.accept(id, form.version(), form.typed("readAnew").equals("true"), visitor);
            return "texts.did.accepted";
        });
    }

    /** @param deed says what it has done */
    private String act(UUID id, Form form, Model model, Page page, Visitor visitor, Supplier<String> deed) {
        return form.submit(
                () -> {
                    var did = deed.get();
                    var now = tasks.get(id);
                    if (manuscripts
                            .ever(now.kind(), now.manuscript())
                            .filter(it -> over(now, it, visitor))
                            .isPresent()) {
                        return "redirect:" + page.to("/translations", did);
                    }
                    var beside = form.typed("beside");
                    var from = beside.isEmpty() ? form.typed("from") : beside;
                    return "redirect:"
                            + page.to(
                                    "/translations/tasks/" + id
                                            + (page.cityLanguages().contains(from) ? "?from=" + from : ""),
                                    did);
                },
                () -> task(id, form, model, page, visitor));
    }

    /** What was typed, with the revision and the language that were shown beside it. */
    private Map<UUID, Draft> written(Task task, Form form) {
        var from = form.typed("from");
        var written = new HashMap<UUID, Draft>();
        for (var text : tasks.translated(task)) {
            var value = form.optional("part." + text.id(), LONGEST);
            var revision = form.typed("revision." + text.id());
            if (form.fields().contains("part." + text.id())) {
                var via = text.renderings().containsKey(from)
                                && !from.equals(text.sourceLanguage())
                                && !from.equals(task.language())
                        ? from
                        : null;
                written.put(
                        text.id(),
                        new Draft(
                                value == null ? "" : value,
                                revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0,
                                via));
            }
        }
        return written;
    }

    /** What is written to one person is read by whoever translates it, and no longer than that. */
    private static boolean over(Task task, Manuscript manuscript, Visitor visitor) {
        return !manuscript.onlyIn().isEmpty() && task.status().ended() && !visitor.is(Role.EDITOR);
    }

    private One one(Task task, String from, Page page, Visitor visitor) {
        var manuscript =
                manuscripts.ever(task.kind(), task.manuscript()).orElseThrow(() -> new NotFound("task " + task.id()));
        if (over(task, manuscript, visitor)) {
            throw new NotFound("task " + task.id());
        }
        var shelf = texts.read(manuscript.texts());
        var drafts = tasks.drafts(task.id());
        var parts = new ArrayList<Part>();
        var sources = new LinkedHashSet<String>();
        for (var i = 0; i < manuscript.texts().size(); i++) {
            var text = shelf.text(manuscript.texts().get(i));
            text.renderings().values().stream()
                    .filter(it -> !it.language().equals(task.language()) && !it.onlyByMachine())
                    .forEach(it -> sources.add(it.language()));
            if (!text.sourceLanguage().equals(task.language())) {
                parts.add(part(i, text, task, from, drafts.get(text.id())));
            }
        }
        var mine = task.of(visitor.account());
        var title = shelf.text(manuscript.texts().getFirst());
        return new One(
                task,
                manuscript,
                kinds.called(task.kind(), page),
                title.in(page.lang()),
                parts,
                who(task, personas.namesOf(task.assignee() == null ? List.of() : List.of(task.assignee())), page),
                mine,
                task.status().next().contains(TaskStatus.CLAIMED),
                task.status().next().contains(TaskStatus.OPEN) && (mine || visitor.is(Role.EDITOR)),
                task.status() == TaskStatus.SUBMITTED && tasks.mayReview(task, visitor),
                sources.stream().map(it -> new Option(it, Tongue.of(it).name())).toList(),
                sources.contains(from) ? from : title.sourceLanguage(),
                task.lateOn(page.today()));
    }

    private Part part(int i, Text text, Task task, String from, @Nullable Draft draft) {
        var beside =
                text.renderings().containsKey(from) && !from.equals(task.language()) ? from : text.sourceLanguage();
        var present = text.renderings().get(task.language());
        var seen = draft != null ? draft.ofRevision() : present != null ? present.ofRevision() : text.revision();
        var warnings = new ArrayList<Finding>();
        if (draft != null && task.status().handedIn()) {
            // Whoever handed it in has read what is new; whoever reads it has not, and it may be why it came back.
            if (present != null && present.ofRevision() < text.substantial()) {
                seen = Math.min(seen, present.ofRevision());
            }
            if (text.repeatsOutdated(task.language(), draft.value())) {
                warnings.add(new Finding(Finding.Kind.AS_BEFORE, 0, "", ""));
            }
        }
        var changes = seen >= text.revision() || seen < 1
                ? List.<Piece>of()
                : texts.originalAt(text.id(), seen)
                        .map(it -> Piece.between(it, text.source().value()))
                        .orElse(List.of());
        var value = draft != null ? draft.value() : present != null ? present.value() : null;
        if (value != null) {
            warnings.addAll(checks.warnings(text, task.language(), value));
        }
        return new Part(
                text.id(),
                i,
                text.in(beside),
                Objects.requireNonNull(text.renderings().get(beside)).ofRevision(),
                present == null ? null : text.in(task.language()),
                draft == null ? null : draft.value(),
                changes,
                seen < text.substantial(),
                warnings);
    }

    private String who(Task task, Map<UUID, String> names, Page page) {
        if (task.assignee() == null) {
            return "";
        }
        var name = names.getOrDefault(task.assignee(), Personas.GONE);
        var organisation = organisation(task, page);
        return organisation.isEmpty() ? name : name + " · " + organisation;
    }

    private String organisation(Task task, Page page) {
        return task.organisation() == null
                ? ""
                : directory.organisation(task.organisation()).nameIn(page.lang());
    }
}
