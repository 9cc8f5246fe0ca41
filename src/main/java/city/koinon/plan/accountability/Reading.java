package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.PartyKind;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the lists of this room show, and the words several of its pages share. */
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

    private final Archive archive;
    private final PromiseArchive promised;
    private final Motions motions;
    private final Signing signing;
    private final DueWords dueWords;
    private final Obligations obligations;
    private final Bodies bodies;
    private final Directory directory;
    private final Texts texts;

    Reading(
            Archive archive,
            PromiseArchive promised,
            Motions motions,
            Signing signing,
            DueWords dueWords,
            Obligations obligations,
            Bodies bodies,
            Directory directory,
            Texts texts) {
        this.archive = archive;
        this.promised = promised;
        this.motions = motions;
        this.signing = signing;
        this.dueWords = dueWords;
        this.obligations = obligations;
        this.bodies = bodies;
        this.directory = directory;
        this.texts = texts;
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
        return promises(promised.commitments(), page);
    }

    List<PromiseRow> promises(Collection<Commitment> promises, Page page) {
        var shelf = texts.read(promises.stream()
                .flatMap(it -> Stream.of(it.text(), it.doneWhen()))
                .toList());
        var offices = offices();
        var numbers = archive
                .recommendations(promises.stream()
                        .map(Commitment::recommendation)
                        .filter(Objects::nonNull)
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
    static String says(Commitment it, boolean broken, Page page) {
        if (broken && it.state() == CommitmentState.DISPUTED) {
            return page.say("accountability.disputed-and-missed");
        }
        if (broken) {
            return page.say("accountability.date-missed");
        }
        return it.keptLate() ? page.say("accountability.kept-late", page.say(it.state())) : page.say(it.state());
    }

    String title(Recommendation it, Page page) {
        return texts.get(it.title()).in(page.lang()).value();
    }

    String signed(String signed, @Nullable UUID enteredBy, @Nullable LocalDate letterOn, Page page) {
        var entered = enteredBy == null ? null : signing.name(enteredBy);
        if (letterOn != null) {
            return page.say(
                    "accountability.signed.letter", signed, page.date(letterOn), entered == null ? "" : entered);
        }
        return entered == null
                ? page.say("accountability.signed", signed)
                : page.say("accountability.signed.for", signed, entered);
    }

    String owes(Duty duty, Page page) {
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
                                texts.get(promised.commitment(duty.subject().id())
                                                .text())
                                        .in(page.lang())
                                        .value())
                        : who;
    }

    @Nullable
    String onTheAgenda(Subject about, Page page) {
        return motions.open(about)
                .map(it -> page.say("accountability.on-the-agenda", page.say(it)))
                .orElse(null);
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
