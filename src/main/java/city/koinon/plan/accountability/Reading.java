package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.PartyKind;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the pages of this room show. */
@Component
@Transactional(readOnly = true)
class Reading {

    /** Something a visitor may do here, or where they may go. */
    record Way(String label, String href, boolean first) {}

    record Row(
            UUID id,
            String href,
            @Nullable String number,
            Shown title,
            UUID bodyId,
            String body,
            List<UUID> officeIds,
            List<String> offices,
            RecommendationState state,
            Tone tone,
            String says,
            boolean overdue,
            int asks,
            int answered,
            @Nullable LocalDate adoptedOn,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate nextDue) {}

    record PromiseRow(
            UUID id,
            String href,
            Shown text,
            Shown doneWhen,
            UUID officeId,
            String office,
            String officeHref,
            @Nullable UUID bodyId,
            @Nullable String number,
            LocalDate madeOn,
            LocalDate dueOn,
            CommitmentState state,
            boolean broken,
            Tone tone,
            String icon,
            String says,
            @Nullable LocalDate doneOn,
            @Nullable LocalDate judgedOn) {}

    record AnswerLine(
            Position position,
            Tone tone,
            String icon,
            Shown reasons,
            String office,
            String officeHref,
            String signed,
            String date,
            @Nullable String basis,
            @Nullable Shown basisText,
            @Nullable String more,
            boolean superseded,
            @Nullable VerdictValue verdict,
            @Nullable Shown verdictReasons) {}

    record AskLine(
            int n,
            Shown text,
            String office,
            String officeHref,
            Tone tone,
            String says,
            Moment.@Nullable Why why,
            List<AnswerLine> answers,
            List<PromiseRow> promises,
            List<Way> ways,
            @Nullable String onTheAgenda) {}

    record AppearanceLine(UUID id, String office, LocalDate askedOn) {

        String field() {
            return Appearance.field(id);
        }
    }

    /** @param heldUp why what was adopted cannot be sent today */
    record ThreadPage(
            Recommendation recommendation,
            Shown title,
            Shown reasons,
            String body,
            String bodyHref,
            String lead,
            Tone tone,
            String says,
            List<AskLine> asks,
            List<Moment> moments,
            List<Way> ways,
            List<AppearanceLine> appearances,
            boolean writes,
            boolean acknowledges,
            boolean follows,
            @Nullable String onTheAgenda,
            @Nullable String heldUp,
            List<Option> trail) {

        boolean draft() {
            return recommendation.state() == RecommendationState.DRAFT;
        }

        boolean canBeSent() {
            return writes && recommendation.state() == RecommendationState.ADOPTED;
        }

        boolean canBeProposed() {
            return writes && draft() && onTheAgenda == null;
        }

        boolean canBeDiscarded() {
            return writes && draft() && recommendation.proposedOn() == null;
        }
    }

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
            PromiseRow row,
            @Nullable String claim,
            @Nullable String body,
            @Nullable String bodyHref,
            @Nullable Row recommendation,
            @Nullable Integer ask,
            List<ReportLine> reports,
            @Nullable PromiseRow earlier,
            @Nullable PromiseRow later,
            @Nullable Shown whyRevised,
            List<Moment> moments,
            List<Way> ways,
            @Nullable String onTheAgenda,
            DueWords.@Nullable Said due,
            Moment.@Nullable Why why,
            List<Option> trail) {}

    private final Archive archive;
    private final Recommendations recommendations;
    private final Motions motions;
    private final Signing signing;
    private final DueWords dueWords;
    private final Obligations obligations;
    private final Bodies bodies;
    private final Directory directory;
    private final Texts texts;
    private final Tellers tellers;
    private final Notices notices;

    Reading(
            Archive archive,
            Recommendations recommendations,
            Motions motions,
            Signing signing,
            DueWords dueWords,
            Obligations obligations,
            Bodies bodies,
            Directory directory,
            Texts texts,
            Tellers tellers,
            Notices notices) {
        this.archive = archive;
        this.recommendations = recommendations;
        this.motions = motions;
        this.signing = signing;
        this.dueWords = dueWords;
        this.obligations = obligations;
        this.bodies = bodies;
        this.directory = directory;
        this.texts = texts;
        this.tellers = tellers;
        this.notices = notices;
    }

    // --- lists

    /** Every recommendation this visitor may see, the newest first. */
    List<Row> rows(Page page) {
        var all = archive.recommendations().stream()
                .filter(it -> listed(it, page))
                .toList();
        return rows(all, page);
    }

    /** Drafts are listed for those who work on them; a proposal is read from its agenda. */
    private static boolean listed(Recommendation it, Page page) {
        return it.state().isPublic()
                || Recommendations.writesFor(it.body(), page.visitor())
                || (it.proposedOn() == null && Recommendations.maySee(it, page.visitor()));
    }

    /** Those that wait for an answer, the first due first; no more are read than are shown. */
    List<Row> waitingLongest(int most, Page page) {
        var waiting = obligations.open().stream()
                .filter(it -> it.kind() == DutyKind.ANSWER)
                .sorted(Comparator.comparing(it -> it.dueOn(page.today())))
                .map(it -> it.subject().id())
                .toList();
        var of = archive.asks(waiting).stream().collect(Collectors.toMap(Ask::id, Ask::recommendation));
        var first = waiting.stream()
                .map(of::get)
                .filter(Objects::nonNull)
                .distinct()
                .limit(most)
                .toList();
        return rows(archive.recommendations(first), page).stream()
                .sorted(Comparator.comparing(it -> first.indexOf(it.id())))
                .toList();
    }

    List<Row> rows(Collection<Recommendation> recommendations, Page page) {
        var asks =
                archive.asksOf(recommendations.stream().map(Recommendation::id).toList());
        var names = bodyNames(page);
        var offices = offices();
        var open = openBySubject();
        var shelf =
                texts.read(recommendations.stream().map(Recommendation::title).toList());
        return recommendations.stream()
                .map(it -> row(it, asks.getOrDefault(it.id(), List.of()), shelf, names, offices, open, page))
                .toList();
    }

    private Row row(
            Recommendation it,
            List<Ask> asks,
            Shelf shelf,
            Map<UUID, String> names,
            Map<UUID, Office> offices,
            Map<Subject, List<Duty>> open,
            Page page) {
        var waiting = asks.stream()
                .flatMap(ask -> open.getOrDefault(Subjects.of(ask), List.of()).stream())
                .filter(duty -> duty.kind() == DutyKind.ANSWER)
                .min(Comparator.comparing(duty -> duty.dueOn(page.today())))
                .map(duty -> dueWords.of(duty, page));
        var unsent = open.getOrDefault(Subjects.of(it), List.of()).stream()
                .filter(duty -> duty.kind() == DutyKind.SEND && duty.overdueOn(page.today()))
                .findFirst()
                .map(duty -> dueWords.of(duty, page));
        var said = waiting.or(() -> unsent);
        return new Row(
                it.id(),
                page.to(path(it)),
                it.number(),
                shelf.get(it.title(), page.lang()),
                it.body(),
                names.getOrDefault(it.body(), ""),
                asks.stream().map(Ask::office).distinct().toList(),
                asks.stream()
                        .map(Ask::office)
                        .distinct()
                        .map(office -> name(offices, office, page))
                        .toList(),
                it.state(),
                said.map(DueWords.Said::tone).orElse(Tones.of(it.state())),
                said.map(DueWords.Said::text).orElse(page.say(it.state())),
                waiting.filter(due -> due.tone() == Tone.LATE).isPresent(),
                asks.size(),
                (int) asks.stream().filter(ask -> !ask.state().waits()).count(),
                it.adoptedOn(),
                it.sentOn(),
                waiting.map(DueWords.Said::due).orElse(null));
    }

    List<PromiseRow> promises(Page page) {
        return promises(archive.commitments(), page);
    }

    List<PromiseRow> promises(Collection<Commitment> promises, Page page) {
        var shelf = texts.read(promises.stream()
                .flatMap(it -> Stream.of(it.text(), it.doneWhen()))
                .toList());
        var offices = offices();
        var numbers = archive
                .recommendations(promises.stream()
                        .map(Commitment::recommendation)
                        .filter(java.util.Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Recommendation::id, it -> it.number() == null ? "" : it.number()));
        return promises.stream()
                .map(it -> promise(it, shelf, offices, numbers, page))
                .toList();
    }

    private PromiseRow promise(
            Commitment it, Shelf shelf, Map<UUID, Office> offices, Map<UUID, String> numbers, Page page) {
        var broken = it.brokenOn(page.today());
        return new PromiseRow(
                it.id(),
                page.to("/commitments/" + it.id()),
                shelf.get(it.text(), page.lang()),
                shelf.get(it.doneWhen(), page.lang()),
                it.office(),
                name(offices, it.office(), page),
                href(offices, it.office(), page),
                it.body(),
                it.recommendation() == null ? null : numbers.get(it.recommendation()),
                it.madeOn(),
                it.dueOn(),
                it.state(),
                broken,
                Tones.of(it.state(), broken),
                Tones.icon(it.state(), broken),
                says(it, broken, page),
                it.doneOn(),
                it.judgedOn());
    }

    /** Words for the state; that a date was missed goes before everything but a dispute, which is said together with it. */
    private static String says(Commitment it, boolean broken, Page page) {
        if (broken && it.state() == CommitmentState.DISPUTED) {
            return page.say("accountability.disputed-and-missed");
        }
        if (broken) {
            return page.say("accountability.date-missed");
        }
        return it.keptLate() ? page.say("accountability.kept-late", page.say(it.state())) : page.say(it.state());
    }

    // --- a thread

    ThreadPage thread(Recommendation it, Page page) {
        var asks = archive.asksOf(it.id());
        var answers = archive.answersToRecommendation(it.id());
        var promises = archive.commitmentsOf(it.id());
        var verdicts = archive.verdicts().stream()
                .filter(verdict -> verdict.answer() != null)
                .collect(Collectors.toMap(Verdict::answer, Function.identity(), (earlier, later) -> later));
        var ids = new LinkedHashSet<UUID>(List.of(it.title(), it.reasons()));
        asks.forEach(ask -> ids.add(ask.text()));
        answers.values().stream().flatMap(List::stream).forEach(answer -> {
            ids.add(answer.reasons());
            if (answer.basisText() != null) {
                ids.add(answer.basisText());
            }
            var verdict = verdicts.get(answer.id());
            if (verdict != null && verdict.reasons() != null) {
                ids.add(verdict.reasons());
            }
        });
        var shelf = texts.read(ids);
        var offices = offices();
        var rows = promises(promises, page).stream().collect(Collectors.toMap(PromiseRow::id, Function.identity()));
        var duties = obligations.openAbout(it, asks, promises, archive.appearancesFor(it.id()));
        var lines = asks.stream()
                .map(ask -> ask(
                        it,
                        ask,
                        answers.getOrDefault(ask.id(), List.of()),
                        promises.stream()
                                .filter(one -> ask.id().equals(one.ask()))
                                .map(one -> rows.get(one.id()))
                                .toList(),
                        verdicts,
                        duties,
                        shelf,
                        offices,
                        page))
                .toList();
        var body = bodies.get(it.body());
        var visitor = page.visitor();
        var overdue = duties.stream()
                .anyMatch(duty -> (duty.kind() == DutyKind.ANSWER || duty.kind() == DutyKind.SEND)
                        && duty.overdueOn(page.today()));
        var heldUp = it.state() == RecommendationState.ADOPTED
                ? recommendations
                        .askOfNobody(asks)
                        .map(ask -> page.say(
                                "accountability.refused.ask-to-nobody", ask.n(), name(offices, ask.office(), page)))
                : Optional.<String>empty();
        return new ThreadPage(
                it,
                shelf.get(it.title(), page.lang()),
                shelf.get(it.reasons(), page.lang()),
                texts.get(body.name()).in(page.lang()).value(),
                page.to("/bodies/" + body.slug()),
                lead(it, asks, texts.get(body.name()).in(page.lang()).value(), page),
                overdue ? Tone.LATE : Tones.of(it.state()),
                page.say(it.state()),
                lines,
                moments(it, duties, page),
                ways(it, page),
                motions.waitedFor(it.id()).stream()
                        .map(one -> new AppearanceLine(one.id(), name(offices, one.office(), page), one.askedOn()))
                        .toList(),
                Recommendations.writesFor(it.body(), visitor),
                it.alive()
                        && it.acknowledgedOn() == null
                        && !asks.isEmpty()
                        && signing.signsFor(visitor, asks.getFirst().office()),
                visitor.signedIn() && notices.follows(Subjects.of(it), visitor.accountId()),
                onTheAgenda(Subjects.of(it), page),
                heldUp.orElse(null),
                List.of(
                        new Option(
                                "/bodies/" + body.slug(),
                                texts.get(body.name()).in(page.lang()).value()),
                        new Option("/recommendations", page.say("accountability.recommendations"))));
    }

    String title(Recommendation it, Page page) {
        return texts.get(it.title()).in(page.lang()).value();
    }

    private static String lead(Recommendation it, List<Ask> asks, String body, Page page) {
        var waiting = (int) asks.stream().filter(ask -> ask.state().waits()).count();
        var number = it.number() == null ? "" : it.number();
        return switch (it.state()) {
            case DRAFT -> page.say("accountability.lead.draft", body, asks.size());
            case ADOPTED -> page.say("accountability.lead.adopted", number, body, asks.size());
            case SENT, IN_FOLLOW_UP ->
                waiting == 0
                        ? page.say("accountability.lead.answered", number, body, asks.size())
                        : page.say("accountability.lead.waiting", number, body, asks.size(), waiting);
            case CLOSED -> page.say("accountability.lead.closed", number, body, asks.size());
            case WITHDRAWN -> page.say("accountability.lead.withdrawn", number, body);
        };
    }

    private AskLine ask(
            Recommendation recommendation,
            Ask ask,
            List<Answer> answers,
            List<PromiseRow> promises,
            Map<UUID, Verdict> verdicts,
            List<Duty> duties,
            Shelf shelf,
            Map<UUID, Office> offices,
            Page page) {
        var about = Subjects.of(ask);
        var duty = duties.stream()
                .filter(it -> it.subject().equals(about) && it.kind() == DutyKind.ANSWER)
                .findFirst();
        var said = duty.map(it -> dueWords.of(it, page));
        var superseded = answers.stream()
                .map(Answer::supersedes)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        var standing = answers.stream().filter(it -> it.position().isFinal()).reduce((earlier, later) -> later);
        var state = ask.state() == AskState.ANSWERED && standing.isPresent()
                ? page.say(standing.get().position())
                : page.say(ask.state());
        var live = recommendation.alive();
        var plain = recommendation.state() == RecommendationState.DRAFT
                || recommendation.state() == RecommendationState.ADOPTED;
        return new AskLine(
                ask.n(),
                shelf.get(ask.text(), page.lang()),
                name(offices, ask.office(), page),
                href(offices, ask.office(), page),
                said.map(DueWords.Said::tone)
                        .orElse(
                                plain
                                        ? Tone.PLAIN
                                        : standing.map(it -> Tones.of(it.position()))
                                                .orElse(Tones.of(ask.state()))),
                said.map(DueWords.Said::text).orElse(plain ? page.say("accountability.not-sent") : state),
                duty.map(it -> dueWords.why(it, page)).orElse(null),
                answers.stream()
                        .sorted(Comparator.comparing((Answer it) -> superseded.contains(it.id())))
                        .map(it ->
                                answer(it, superseded.contains(it.id()), verdicts.get(it.id()), shelf, offices, page))
                        .toList(),
                promises,
                live ? ways(recommendation, ask, page) : List.of(),
                onTheAgenda(about, page));
    }

    private AnswerLine answer(
            Answer it,
            boolean superseded,
            @Nullable Verdict verdict,
            Shelf shelf,
            Map<UUID, Office> offices,
            Page page) {
        var handedTo = it.handedTo();
        var until = it.studyUntil();
        return new AnswerLine(
                it.position(),
                Tones.of(it.position()),
                Tones.icon(it.position()),
                shelf.get(it.reasons(), page.lang()),
                name(offices, it.office(), page),
                href(offices, it.office(), page),
                signed(it.signed(), it.enteredBy(), it.letterOn(), page),
                page.date(it.publishedOn()),
                it.basis() == null ? null : page.say(it.basis()),
                it.basisText() == null ? null : shelf.get(it.basisText(), page.lang()),
                handedTo != null
                        ? page.say("accountability.act.handed-to", name(offices, handedTo, page))
                        : until != null ? page.say("accountability.act.study-until", page.date(until)) : null,
                superseded,
                verdict == null ? null : verdict.value(),
                verdict == null || verdict.reasons() == null ? null : shelf.get(verdict.reasons(), page.lang()));
    }

    private String signed(String signed, @Nullable UUID enteredBy, @Nullable LocalDate letterOn, Page page) {
        var entered = enteredBy == null ? null : signing.name(enteredBy);
        if (letterOn != null) {
            return page.say(
                    "accountability.signed.letter", signed, page.date(letterOn), entered == null ? "" : entered);
        }
        return entered == null
                ? page.say("accountability.signed", signed)
                : page.say("accountability.signed.for", signed, entered);
    }

    /** What has happened, and at the end what is missing or comes next. */
    private List<Moment> moments(Recommendation it, List<Duty> duties, Page page) {
        var moments = new ArrayList<>(tellers.thread(Subjects.of(it), page));
        duties.stream()
                .sorted(Comparator.comparing(duty -> duty.dueOn(page.today())))
                .map(duty -> dueWords.moment(duty, page, owes(duty, page)))
                .forEach(moments::add);
        return moments;
    }

    private String owes(Duty duty, Page page) {
        var who = duty.by().kind() == PartyKind.OFFICE
                ? directory.office(duty.by().id()).nameIn(page.lang())
                : texts.get(bodies.get(duty.by().id()).name()).in(page.lang()).value();
        return duty.subject().kind().equals(Subjects.ASK)
                ? page.say(
                        "accountability.owes.ask",
                        who,
                        archive.ask(duty.subject().id()).n())
                : duty.subject().kind().equals(Subjects.COMMITMENT)
                        ? page.say(
                                "accountability.owes.promise",
                                who,
                                texts.get(archive.commitment(duty.subject().id())
                                                .text())
                                        .in(page.lang())
                                        .value())
                        : who;
    }

    private List<Way> ways(Recommendation it, Page page) {
        var ways = new ArrayList<Way>();
        var visitor = page.visitor();
        var writes = Recommendations.writesFor(it.body(), visitor);
        if (it.state() == RecommendationState.DRAFT && Recommendations.mayReword(it, visitor)) {
            ways.add(new Way(page.say("accountability.do.edit"), page.to(path(it) + "/edit"), false));
        }
        if (writes
                && it.canBeWithdrawn()
                && it.state() != RecommendationState.DRAFT
                && motions.open(Subjects.of(it)).isEmpty()) {
            ways.add(new Way(
                    page.say("accountability.do.withdraw"), page.to(path(it) + "/motion?kind=WITHDRAW"), false));
        }
        return ways;
    }

    private List<Way> ways(Recommendation recommendation, Ask ask, Page page) {
        var ways = new ArrayList<Way>();
        var visitor = page.visitor();
        var here = path(recommendation) + "/asks/" + ask.n();
        if (signing.signsFor(visitor, ask.office())) {
            ways.add(new Way(
                    ask.state().waits()
                            ? page.say("accountability.do.answer")
                            : page.say("accountability.do.answer-anew"),
                    page.to(here + "/answer"),
                    ask.state().waits()));
        } else if (ask.state().waits() && signing.passesOnFor(visitor, recommendation, ask.office())) {
            ways.add(new Way(page.say("accountability.do.pass-on"), page.to(here + "/answer"), false));
        }
        if (Recommendations.writesFor(recommendation.body(), visitor)
                && motions.open(Subjects.of(ask)).isEmpty()) {
            motions.possible(Subjects.of(ask)).stream()
                    .sorted()
                    .forEach(kind -> ways.add(new Way(
                            page.say(kind), page.to(here + "/motion?kind=" + kind), kind == MotionKind.APPEAR)));
        }
        return ways;
    }

    private @Nullable String onTheAgenda(Subject about, Page page) {
        return motions.open(about)
                .map(it -> page.say("accountability.on-the-agenda", page.say(it.kind())))
                .orElse(null);
    }

    // --- a promise

    PromisePage promise(UUID id, Page page) {
        var it = archive.commitment(id);
        var about = Subjects.of(it);
        var row = promises(List.of(it), page).getFirst();
        var reports = archive.reportsOn(id);
        var verdicts = archive.verdictsOn(it);
        var ids = new LinkedHashSet<UUID>();
        reports.forEach(report -> ids.add(report.text()));
        verdicts.stream()
                .map(Verdict::reasons)
                .filter(java.util.Objects::nonNull)
                .forEach(ids::add);
        if (it.whyRevised() != null) {
            ids.add(it.whyRevised());
        }
        var shelf = texts.read(ids);
        var open = obligations.open().stream()
                .filter(duty -> duty.subject().equals(about))
                .toList();
        var moments = new ArrayList<>(tellers.tell(actsOf(it), page));
        open.stream().map(duty -> dueWords.moment(duty, page, owes(duty, page))).forEach(moments::add);
        var body = it.body() == null ? null : bodies.get(it.body());
        var recommendation = it.recommendation() == null ? null : archive.recommendation(it.recommendation());
        var first = open.stream().findFirst();
        var trail = new ArrayList<Option>();
        trail.add(new Option("/commitments", page.say("accountability.commitments")));
        if (recommendation != null && recommendation.number() != null) {
            trail.add(new Option(path(recommendation), recommendation.number()));
        }
        return new PromisePage(
                row,
                it.claim() == null ? null : page.say(it.claim()),
                body == null ? null : texts.get(body.name()).in(page.lang()).value(),
                body == null ? null : page.to("/bodies/" + body.slug()),
                recommendation == null
                        ? null
                        : rows(List.of(recommendation), page).getFirst(),
                it.ask() == null ? null : archive.ask(it.ask()).n(),
                reports.stream()
                        .map(report -> report(report, verdicts, shelf, page))
                        .toList(),
                it.supersedes() == null
                        ? null
                        : promises(archive.commitments(Set.of(it.supersedes())), page)
                                .getFirst(),
                it.supersededBy() == null
                        ? null
                        : promises(archive.commitments(Set.of(it.supersededBy())), page)
                                .getFirst(),
                it.whyRevised() == null ? null : shelf.get(it.whyRevised(), page.lang()),
                moments,
                ways(it, page),
                onTheAgenda(about, page),
                first.map(duty -> dueWords.of(duty, page)).orElse(null),
                first.map(duty -> dueWords.why(duty, page)).orElse(null),
                trail);
    }

    /** Of the promise itself and of those it took the place of, not of everything else in the thread. */
    private List<city.koinon.platform.ledger.Act> actsOf(Commitment promise) {
        var acts = new ArrayList<city.koinon.platform.ledger.Act>();
        if (promise.supersedes() != null) {
            acts.addAll(actsOf(archive.commitment(promise.supersedes())));
        }
        acts.addAll(ledgerOf(promise));
        return acts;
    }

    private List<city.koinon.platform.ledger.Act> ledgerOf(Commitment promise) {
        return obligations.actsOf(Subjects.of(promise));
    }

    private ReportLine report(Report it, List<Verdict> verdicts, Shelf shelf, Page page) {
        return new ReportLine(
                it.claim(),
                shelf.get(it.text(), page.lang()),
                signed(it.signed(), it.enteredBy(), null, page),
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

    private List<Way> ways(Commitment it, Page page) {
        var ways = new ArrayList<Way>();
        var visitor = page.visitor();
        var here = "/commitments/" + it.id();
        if (signing.signsFor(visitor, it.office()) && it.state().owed()) {
            ways.add(new Way(page.say("accountability.do.report"), page.to(here + "/report"), true));
            ways.add(new Way(page.say("accountability.do.revise"), page.to(here + "/revise"), false));
        }
        var body = it.body();
        if (body != null
                && Recommendations.writesFor(body, visitor)
                && motions.open(Subjects.of(it)).isEmpty()) {
            motions.possible(Subjects.of(it)).stream()
                    .sorted()
                    .forEach(kind -> ways.add(new Way(
                            page.say(kind), page.to(here + "/motion?kind=" + kind), kind == MotionKind.CONFIRM)));
        }
        return ways;
    }

    // --- names

    static String path(Recommendation it) {
        return it.number() == null ? "/recommendations/drafts/" + it.id() : "/recommendations/" + it.number();
    }

    Map<UUID, Office> offices() {
        return directory.offices().stream().collect(Collectors.toMap(Office::id, Function.identity()));
    }

    Map<UUID, String> bodyNames(Page page) {
        var all = bodies.all();
        var shelf = texts.read(all.stream().map(it -> it.name()).toList());
        var names = new HashMap<UUID, String>();
        all.forEach(it -> names.put(it.id(), shelf.get(it.name(), page.lang()).value()));
        return names;
    }

    static String name(Map<UUID, Office> offices, UUID id, Page page) {
        var office = offices.get(id);
        return office == null ? "" : office.nameIn(page.lang());
    }

    static String href(Map<UUID, Office> offices, UUID id, Page page) {
        var office = offices.get(id);
        return office == null ? page.to("/offices") : page.to(office.path());
    }

    private Map<Subject, List<Duty>> openBySubject() {
        return obligations.open().stream().collect(Collectors.groupingBy(Duty::subject));
    }
}
