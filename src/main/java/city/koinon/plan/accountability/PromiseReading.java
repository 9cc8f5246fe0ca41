package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of a promise shows: what was reported about it, what the body said, and its thread. */
@Component
@Transactional(readOnly = true)
class PromiseReading {

    record EvidenceLine(EvidenceKind kind, @Nullable String link, String said, String lang, String date) {}

    record ReportLine(
            Claim claim,
            Shown text,
            String signed,
            String date,
            List<EvidenceLine> evidence,
            List<VerdictLine> verdicts) {}

    record VerdictLine(
            VerdictValue value, Tone tone, @Nullable Shown reasons, String date) {}

    record PromisePage(
            Reading.PromiseRow row,
            @Nullable String claim,
            @Nullable String body,
            @Nullable String bodyHref,
            Reading.@Nullable Row recommendation,
            @Nullable Integer ask,
            List<ReportLine> reports,
            Reading.@Nullable PromiseRow earlier,
            Reading.@Nullable PromiseRow later,
            @Nullable Shown whyRevised,
            List<Moment> moments,
            List<Reading.Way> ways,
            @Nullable String onTheAgenda,
            DueWords.@Nullable Said due,
            Moment.@Nullable Why why,
            List<Option> trail) {}

    private final Archive archive;
    private final PromiseArchive promised;
    private final Reading reading;
    private final Motions motions;
    private final Resolutions resolutions;
    private final Signing signing;
    private final DueWords dueWords;
    private final Obligations obligations;
    private final Bodies bodies;
    private final Texts texts;
    private final Tellers tellers;

    PromiseReading(
            Archive archive,
            PromiseArchive promised,
            Reading reading,
            Motions motions,
            Resolutions resolutions,
            Signing signing,
            DueWords dueWords,
            Obligations obligations,
            Bodies bodies,
            Texts texts,
            Tellers tellers) {
        this.archive = archive;
        this.promised = promised;
        this.reading = reading;
        this.motions = motions;
        this.resolutions = resolutions;
        this.signing = signing;
        this.dueWords = dueWords;
        this.obligations = obligations;
        this.bodies = bodies;
        this.texts = texts;
        this.tellers = tellers;
    }

    PromisePage of(UUID id, Page page) {
        var it = promised.commitment(id);
        var about = Subjects.of(it);
        var row = reading.promises(List.of(it), page).getFirst();
        var reports = promised.reportsOn(id);
        var verdicts = promised.verdictsOn(it);
        var ids = new LinkedHashSet<UUID>();
        reports.forEach(report -> ids.add(report.text()));
        verdicts.stream().map(Verdict::reasons).filter(Objects::nonNull).forEach(ids::add);
        if (it.whyRevised() != null) {
            ids.add(it.whyRevised());
        }
        var shelf = texts.read(ids);
        var open = obligations.open().stream()
                .filter(duty -> duty.subject().equals(about))
                .toList();
        var moments = new ArrayList<>(tellers.tell(actsOf(it), page));
        open.stream()
                .map(duty -> dueWords.moment(duty, page, reading.owes(duty, page)))
                .forEach(moments::add);
        var body = it.body() == null ? null : bodies.get(it.body());
        var recommendation = it.recommendation() == null ? null : archive.recommendation(it.recommendation());
        var first = open.stream().findFirst();
        var trail = new ArrayList<Option>();
        trail.add(new Option("/commitments", page.say("accountability.commitments")));
        if (recommendation != null && recommendation.number() != null) {
            trail.add(new Option(Reading.path(recommendation), recommendation.number()));
        }
        return new PromisePage(
                row,
                it.claim() == null ? null : page.say(it.claim()),
                body == null ? null : texts.get(body.name()).in(page.lang()).value(),
                body == null ? null : page.to("/bodies/" + body.slug()),
                recommendation == null
                        ? null
                        : reading.rows(List.of(recommendation), page).getFirst(),
                it.ask() == null ? null : archive.ask(it.ask()).n(),
                reports.stream()
                        .map(report -> report(report, verdicts, shelf, page))
                        .toList(),
                it.supersedes() == null
                        ? null
                        : reading.promises(promised.commitments(Set.of(it.supersedes())), page)
                                .getFirst(),
                it.supersededBy() == null
                        ? null
                        : reading.promises(promised.commitments(Set.of(it.supersededBy())), page)
                                .getFirst(),
                it.whyRevised() == null ? null : shelf.get(it.whyRevised(), page.lang()),
                moments,
                ways(it, page),
                reading.onTheAgenda(about, page),
                first.map(duty -> dueWords.of(duty, page)).orElse(null),
                first.map(duty -> dueWords.why(duty, page)).orElse(null),
                trail);
    }

    /** Of the promise itself and of those it took the place of, not of everything else in the thread. */
    private List<Act> actsOf(Commitment promise) {
        var acts = new ArrayList<Act>();
        if (promise.supersedes() != null) {
            acts.addAll(actsOf(promised.commitment(promise.supersedes())));
        }
        acts.addAll(obligations.actsOf(Subjects.of(promise)));
        return acts;
    }

    private ReportLine report(Report it, List<Verdict> verdicts, Shelf shelf, Page page) {
        return new ReportLine(
                it.claim(),
                shelf.get(it.text(), page.lang()),
                reading.signed(it.signed(), it.enteredBy(), null, page),
                page.date(it.reportedOn()),
                it.evidence().stream()
                        .map(one -> new EvidenceLine(
                                one.kind(), one.link(), one.said(), one.lang(), page.date(one.dated())))
                        .toList(),
                verdicts.stream()
                        .filter(verdict -> it.id().equals(verdict.report()))
                        .map(verdict -> new VerdictLine(
                                verdict.value(),
                                Tones.of(verdict.value()),
                                verdict.reasons() == null ? null : shelf.get(verdict.reasons(), page.lang()),
                                page.date(verdict.givenOn())))
                        .toList());
    }

    private List<Reading.Way> ways(Commitment it, Page page) {
        var ways = new ArrayList<Reading.Way>();
        var visitor = page.visitor();
        var here = "/commitments/" + it.id();
        if (signing.signsFor(visitor, it.office()) && it.state().owed()) {
            ways.add(new Reading.Way(page.say("accountability.do.report"), page.to(here + "/report"), true));
            ways.add(new Reading.Way(page.say("accountability.do.revise"), page.to(here + "/revise"), false));
        }
        var body = it.body();
        if (body != null
                && Recommendations.writesFor(body, visitor)
                && motions.open(Subjects.of(it)).isEmpty()) {
            resolutions.possible(Subjects.of(it)).stream()
                    .sorted()
                    .forEach(kind -> ways.add(new Reading.Way(
                            page.say(kind), page.to(here + "/motion?kind=" + kind), kind == MotionKind.CONFIRM)));
        }
        return ways;
    }
}
