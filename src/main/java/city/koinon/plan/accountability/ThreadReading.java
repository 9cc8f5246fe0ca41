package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
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
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of a recommendation shows: its asks with their answers and promises, and its thread. */
@Component
@Transactional(readOnly = true)
class ThreadReading {

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
            List<Reading.PromiseRow> promises,
            List<Reading.Way> ways,
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
            List<Reading.Way> ways,
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

    private final Archive archive;
    private final PromiseArchive promised;
    private final Reading reading;
    private final Recommendations recommendations;
    private final Motions motions;
    private final Resolutions resolutions;
    private final Signing signing;
    private final DueWords dueWords;
    private final Obligations obligations;
    private final Bodies bodies;
    private final Texts texts;
    private final Tellers tellers;
    private final Notices notices;

    ThreadReading(
            Archive archive,
            PromiseArchive promised,
            Reading reading,
            Recommendations recommendations,
            Motions motions,
            Resolutions resolutions,
            Signing signing,
            DueWords dueWords,
            Obligations obligations,
            Bodies bodies,
            Texts texts,
            Tellers tellers,
            Notices notices) {
        this.archive = archive;
        this.promised = promised;
        this.reading = reading;
        this.recommendations = recommendations;
        this.motions = motions;
        this.resolutions = resolutions;
        this.signing = signing;
        this.dueWords = dueWords;
        this.obligations = obligations;
        this.bodies = bodies;
        this.texts = texts;
        this.tellers = tellers;
        this.notices = notices;
    }

    ThreadPage of(Recommendation it, Page page) {
        var asks = archive.asksOf(it.id());
        var answers = archive.answersToRecommendation(it.id());
        var promises = promised.commitmentsOf(it.id());
        var verdicts = promised.verdicts().stream()
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
        var offices = reading.offices();
        var rows = reading.promises(promises, page).stream()
                .collect(Collectors.toMap(Reading.PromiseRow::id, Function.identity()));
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
                                "accountability.refused.ask-to-nobody",
                                ask.n(),
                                Reading.name(offices, ask.office(), page)))
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
                resolutions.waitedFor(it.id()).stream()
                        .map(one ->
                                new AppearanceLine(one.id(), Reading.name(offices, one.office(), page), one.askedOn()))
                        .toList(),
                Recommendations.writesFor(it.body(), visitor),
                it.alive()
                        && it.acknowledgedOn() == null
                        && !asks.isEmpty()
                        && signing.signsFor(visitor, asks.getFirst().office()),
                visitor.signedIn() && notices.follows(Subjects.of(it), visitor.accountId()),
                reading.onTheAgenda(Subjects.of(it), page),
                heldUp.orElse(null),
                List.of(
                        new Option(
                                "/bodies/" + body.slug(),
                                texts.get(body.name()).in(page.lang()).value()),
                        new Option("/recommendations", page.say("accountability.recommendations"))));
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
            List<Reading.PromiseRow> promises,
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
                .filter(Objects::nonNull)
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
                Reading.name(offices, ask.office(), page),
                Reading.href(offices, ask.office(), page),
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
                reading.onTheAgenda(about, page));
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
                Reading.name(offices, it.office(), page),
                Reading.href(offices, it.office(), page),
                reading.signed(it.signed(), it.enteredBy(), it.letterOn(), page),
                page.date(it.publishedOn()),
                it.basis() == null ? null : page.say(it.basis()),
                it.basisText() == null ? null : shelf.get(it.basisText(), page.lang()),
                handedTo != null
                        ? page.say("accountability.act.handed-to", Reading.name(offices, handedTo, page))
                        : until != null ? page.say("accountability.act.study-until", page.date(until)) : null,
                superseded,
                verdict == null ? null : verdict.value(),
                verdict == null || verdict.reasons() == null ? null : shelf.get(verdict.reasons(), page.lang()));
    }

    /** What has happened, and at the end what is missing or comes next. */
    private List<Moment> moments(Recommendation it, List<Duty> duties, Page page) {
        var moments = new ArrayList<>(tellers.thread(Subjects.of(it), page));
        duties.stream()
                .sorted(Comparator.comparing(duty -> duty.dueOn(page.today())))
                .map(duty -> dueWords.moment(duty, page, reading.owes(duty, page)))
                .forEach(moments::add);
        return moments;
    }

    private List<Reading.Way> ways(Recommendation it, Page page) {
        var ways = new ArrayList<Reading.Way>();
        var visitor = page.visitor();
        var writes = Recommendations.writesFor(it.body(), visitor);
        if (it.state() == RecommendationState.DRAFT && Recommendations.mayReword(it, visitor)) {
            ways.add(new Reading.Way(page.say("accountability.do.edit"), page.to(Reading.path(it) + "/edit"), false));
        }
        if (writes
                && it.canBeWithdrawn()
                && it.state() != RecommendationState.DRAFT
                && motions.open(Subjects.of(it)).isEmpty()) {
            ways.add(new Reading.Way(
                    page.say("accountability.do.withdraw"),
                    page.to(Reading.path(it) + "/motion?kind=WITHDRAW"),
                    false));
        }
        return ways;
    }

    private List<Reading.Way> ways(Recommendation recommendation, Ask ask, Page page) {
        var ways = new ArrayList<Reading.Way>();
        var visitor = page.visitor();
        var here = Reading.path(recommendation) + "/asks/" + ask.n();
        if (signing.signsFor(visitor, ask.office())) {
            ways.add(new Reading.Way(
                    ask.state().waits()
                            ? page.say("accountability.do.answer")
                            : page.say("accountability.do.answer-anew"),
                    page.to(here + "/answer"),
                    ask.state().waits()));
        } else if (ask.state().waits() && signing.passesOnFor(visitor, recommendation, ask.office())) {
            ways.add(new Reading.Way(page.say("accountability.do.pass-on"), page.to(here + "/answer"), false));
        }
        if (Recommendations.writesFor(recommendation.body(), visitor)
                && motions.open(Subjects.of(ask)).isEmpty()) {
            resolutions.possible(Subjects.of(ask)).stream()
                    .sorted()
                    .forEach(kind -> ways.add(new Reading.Way(
                            page.say(kind), page.to(here + "/motion?kind=" + kind), kind == MotionKind.APPEAR)));
        }
        return ways;
    }
}
