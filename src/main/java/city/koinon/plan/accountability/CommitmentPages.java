package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The promises of the city: who, what, until when, seen by what, and how it stands. */
@Controller
@RequestMapping(Page.BASE)
class CommitmentPages {

    static final int EVIDENCE = 5;

    private static final List<String> COLUMNS = List.of(
            "promise",
            "done_when",
            "office",
            "recommendation",
            "made",
            "due",
            "state",
            "date_missed",
            "reported_done",
            "judged",
            "page");

    record ListPage(
            List<Reading.PromiseRow> rows, Form filters, boolean narrowed, List<Option> offices, List<Option> states) {

        /** A promise that was revised is one promise, not two: only what stands is counted. */
        List<Reading.PromiseRow> standing() {
            return rows.stream()
                    .filter(it -> it.state() != CommitmentState.SUPERSEDED)
                    .toList();
        }

        List<Reading.PromiseRow> replaced() {
            return rows.stream()
                    .filter(it -> it.state() == CommitmentState.SUPERSEDED)
                    .toList();
        }
    }

    record ReportForm(
            PromiseReading.PromisePage promise,
            List<Option> claims,
            List<Option> kinds,
            int evidence,
            boolean more,
            String action) {}

    record ReviseForm(PromiseReading.PromisePage promise, String action) {}

    private final PromiseArchive promised;
    private final Commitments commitments;
    private final Reading reading;
    private final PromiseReading promises;
    private final Signing signing;
    private final Directory directory;
    private final Bodies bodies;
    private final Texts texts;

    CommitmentPages(
            PromiseArchive promised,
            Commitments commitments,
            Reading reading,
            PromiseReading promises,
            Signing signing,
            Directory directory,
            Bodies bodies,
            Texts texts) {
        this.promised = promised;
        this.commitments = commitments;
        this.reading = reading;
        this.promises = promises;
        this.signing = signing;
        this.directory = directory;
        this.bodies = bodies;
        this.texts = texts;
    }

    @GetMapping("/commitments")
    @Access(Who.EVERYBODY)
    String list(Form filters, Model model, Page page) {
        model.addAttribute(
                "list",
                new ListPage(
                        chosen(filters, page),
                        filters,
                        List.of("office", "state", "missed", "done", "body").stream()
                                .anyMatch(it -> !filters.typed(it).isBlank()),
                        directory.offices().stream()
                                .map(it -> new Option(it.slug(), it.nameIn(page.lang())))
                                .toList(),
                        Arrays.stream(CommitmentState.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList()));
        return "plan/accountability/commitments";
    }

    @GetMapping({"/commitments.json", "/commitments.csv"})
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> file(Form filters, Page page) {
        return Tables.file(page, "commitments", COLUMNS, table(filters, page));
    }

    private List<List<@Nullable Object>> table(Form filters, Page page) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var it : chosen(filters, page)) {
            rows.add(Arrays.asList(
                    it.text().value(),
                    it.doneWhen().value(),
                    it.office(),
                    it.number(),
                    it.madeOn(),
                    it.dueOn(),
                    it.state().name(),
                    it.broken(),
                    it.doneOn(),
                    it.judgedOn(),
                    it.href()));
        }
        return rows;
    }

    private List<Reading.PromiseRow> chosen(Form filters, Page page) {
        var office =
                Optional.of(filters.typed("office")).filter(it -> !it.isBlank()).flatMap(directory::findOffice);
        var body =
                Optional.of(filters.typed("body")).filter(it -> !it.isBlank()).flatMap(bodies::findBySlug);
        return reading.promises(page).stream()
                .filter(it -> office.isEmpty() || office.get().id().equals(it.officeId()))
                .filter(it -> body.isEmpty() || body.get().id().equals(it.bodyId()))
                .filter(it -> filters.typed("state").isBlank()
                        || filters.typed("state", it.state().name()))
                .filter(it -> !filters.ticked("missed") || it.broken())
                .filter(it -> !filters.ticked("done") || it.state().claimedDone())
                .toList();
    }

    @GetMapping("/commitments/{id}")
    @Access(Who.EVERYBODY)
    String promise(@PathVariable UUID id, Model model, Page page) {
        model.addAttribute("promise", promises.of(id, page));
        return "plan/accountability/commitment";
    }

    @GetMapping("/commitments/{id}/report")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String reportForm(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        var promise = mine(id, visitor);
        version(form, promise);
        var typed = form.typed("evidences");
        var evidence = (typed.matches("\\d") ? Math.clamp(Integer.parseInt(typed), 1, EVIDENCE) : 1)
                + (form.ticked("more") ? 1 : 0);
        form.put("evidences", Math.min(EVIDENCE, evidence));
        model.addAttribute("form", form);
        model.addAttribute(
                "report",
                new ReportForm(
                        promises.of(id, page),
                        Arrays.stream(Claim.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        Arrays.stream(EvidenceKind.values())
                                .map(it -> new Option(it.name(), page.say(it)))
                                .toList(),
                        Math.min(EVIDENCE, evidence),
                        evidence < EVIDENCE,
                        page.to("/commitments/" + id + "/report")));
        return "plan/accountability/report";
    }

    @PostMapping("/commitments/{id}/report")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String report(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        if (form.ticked("more")) {
            return reportForm(id, form, model, visitor, page);
        }
        return form.submit(
                () -> {
                    var version = form.version();
                    var claim = form.choice("claim", Claim.class);
                    var text = Written.from(form, "text", 5000, page);
                    var evidence = evidence(form, page);
                    if (claim == Claim.DONE && evidence.isEmpty() && form.refused()) {
                        form.refuse("evidence1said", "accountability.refused.no-evidence");
                    }
                    form.done();
                    commitments.report(id, new ReportDraft(claim, text, evidence), version, visitor);
                    return "redirect:" + page.to("/commitments/" + id);
                },
                () -> reportForm(id, form, model, visitor, page));
    }

    private static List<ReportDraft.EvidenceDraft> evidence(Form form, Page page) {
        var evidence = new ArrayList<ReportDraft.EvidenceDraft>();
        for (var n = 1; n <= EVIDENCE; n++) {
            var field = "evidence" + n;
            if (!form.typed(field + "said").isBlank()
                    || !form.typed(field + "link").isBlank()) {
                var dated = form.optionalDate(field + "dated");
                evidence.add(new ReportDraft.EvidenceDraft(
                        form.choice(field + "kind", EvidenceKind.class),
                        form.optional(field + "link", 500),
                        form.text(field + "said", 500),
                        page.lang(),
                        dated == null ? page.today() : dated));
            }
        }
        return evidence;
    }

    @GetMapping("/commitments/{id}/revise")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String reviseForm(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        var promise = mine(id, visitor);
        if (form.typed("version").isEmpty()) {
            texts.prefill(form, "promise", promise.text());
            texts.prefill(form, "promisewhen", promise.doneWhen());
        }
        version(form, promise);
        model.addAttribute("form", form);
        model.addAttribute(
                "revision", new ReviseForm(promises.of(id, page), page.to("/commitments/" + id + "/revise")));
        return "plan/accountability/revise";
    }

    @PostMapping("/commitments/{id}/revise")
    @Access(roles = {Role.OFFICE_HOLDER, Role.CLERK})
    String revise(@PathVariable UUID id, Form form, Model model, Visitor visitor, Page page) {
        return form.submit(
                () -> {
                    var version = form.version();
                    var draft = new PromiseDraft(
                            promised.commitment(id).office(),
                            Written.from(form, "promise", 1000, page),
                            Written.from(form, "promisewhen", 1000, page),
                            form.date("due"));
                    var why = Written.from(form, "why", 2000, page);
                    form.done();
                    return "redirect:"
                            + page.to("/commitments/" + commitments.revise(id, draft, why, version, visitor));
                },
                () -> reviseForm(id, form, model, visitor, page));
    }

    private Commitment mine(UUID id, Visitor visitor) {
        var promise = promised.commitment(id);
        if (!signing.signsFor(visitor, promise.office())) {
            throw new NotAllowed("Only the holder of " + promise.office() + " or a clerk for them");
        }
        return promise;
    }

    private static void version(Form form, Commitment promise) {
        if (form.changed() || form.typed("version").isEmpty()) {
            form.put("version", promise.version());
        }
    }
}
