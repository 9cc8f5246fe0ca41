package city.koinon.listen.participation;

import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.ledger.Tellers;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Tongue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Meetings as pages show them. */
@Component
@Transactional(readOnly = true)
class MeetingViews {

    /** A meeting in a list. */
    record Line(Meeting meeting, Body body, Shown name, LocalDate day, String time, Tone tone, boolean minutes) {

        String path() {
            return "/meetings/" + meeting.id();
        }
    }

    /**
     * An item with what it is about and what came of it.
     *
     * @param from   the number of the meeting it was carried over from, or 0
     * @param topic  where to read about its subject
     * @param put    the question that came with the item, on which the body votes
     */
    record Point(
            Item item,
            Shown title,
            @Nullable Topic topic,
            int from,
            @Nullable Shown put,
            @Nullable Ballot ballot,
            @Nullable Shown said) {}

    record Topic(String title, String href) {}

    /** A vote with its question; the votes of seats where they were called one by one. */
    record Ballot(Decisions.Vote vote, Shown question, List<SeatChoice> seats, int rulebook) {}

    record SeatChoice(String label, Decisions.Choice choice) {}

    private final Meetings meetings;
    private final Bodies bodies;
    private final Agendas agendas;
    private final Decisions decisions;
    private final MinuteBook minutes;
    private final Seats seats;
    private final Texts texts;
    private final Tellers tellers;
    private final Supplier<List<AgendaTopic>> topics;

    MeetingViews(
            Meetings meetings,
            Bodies bodies,
            Agendas agendas,
            Decisions decisions,
            MinuteBook minutes,
            Seats seats,
            Texts texts,
            Tellers tellers,
            ObjectProvider<AgendaTopic> topics) {
        this.meetings = meetings;
        this.bodies = bodies;
        this.agendas = agendas;
        this.decisions = decisions;
        this.minutes = minutes;
        this.seats = seats;
        this.texts = texts;
        this.tellers = tellers;
        this.topics = SingletonSupplier.of(() -> topics.stream().toList());
    }

    List<Line> coming(Page page, int most) {
        var coming = Meetings.coming(meetings.known(null), page.now());
        return lines(coming.stream().limit(most).toList(), page);
    }

    List<Line> lines(List<Meeting> list, Page page) {
        var known = new HashMap<UUID, Body>();
        list.forEach(it -> known.computeIfAbsent(it.body(), bodies::get));
        var shelf = texts.read(known.values().stream().map(Body::name).toList());
        return list.stream()
                .map(it -> {
                    var body = Objects.requireNonNull(known.get(it.body()));
                    return new Line(
                            it,
                            body,
                            shelf.get(body.name(), page.lang()),
                            LocalDate.ofInstant(it.startsAt(), page.zone()),
                            page.time(it.startsAt()) + "–" + page.time(it.endsAt()),
                            tone(it),
                            minutes.find(it.id()).filter(Minutes::isPublic).isPresent());
                })
                .toList();
    }

    static Tone tone(Meeting meeting) {
        return switch (meeting.stage()) {
            case PLANNED -> Tone.PLAIN;
            case CONVENED, IN_SESSION -> Tone.SOON;
            case HELD -> Tone.KEPT;
            case CANCELLED -> Tone.OFF;
        };
    }

    List<Point> points(Meeting meeting, Page page) {
        var items = agendas.of(meeting.id());
        var votes = decisions.ofMeeting(meeting.id());
        var said = minutes.said(meeting.id());
        var ids = new HashSet<UUID>();
        items.forEach(it -> ids.add(it.title()));
        votes.values().forEach(it -> ids.add(it.question()));
        ids.addAll(said.values());
        var shelf = texts.read(ids);
        return items.stream()
                .map(it -> new Point(
                        it,
                        shelf.get(it.title(), page.lang()),
                        topic(it.subject(), page),
                        from(it),
                        Optional.of(it)
                                .filter(item -> item.kind() == ItemKind.DECIDE && !votes.containsKey(item.id()))
                                .flatMap(decisions::questionOf)
                                .map(text -> texts.get(text).in(page.lang()))
                                .orElse(null),
                        Optional.ofNullable(votes.get(it.id()))
                                .map(vote -> ballot(vote, shelf.get(vote.question(), page.lang())))
                                .orElse(null),
                        Optional.ofNullable(said.get(it.id()))
                                .map(text -> shelf.get(text, page.lang()))
                                .orElse(null)))
                .toList();
    }

    private Ballot ballot(Decisions.Vote vote, Shown question) {
        var labels = seats.of(vote.body()).stream().collect(Collectors.toMap(Seat::id, Seat::label));
        var choices = vote.ballot() == Rulebook.Ballot.BY_SEAT && !vote.open()
                ? decisions.seatVotes(vote.id()).stream()
                        .map(it -> new SeatChoice(labels.getOrDefault(it.seat(), ""), it.choice()))
                        .sorted(java.util.Comparator.comparing(SeatChoice::label))
                        .toList()
                : List.<SeatChoice>of();
        return new Ballot(
                vote, question, choices, bodies.rulebook(vote.rulebook()).number());
    }

    private int from(Item item) {
        var earlier = item.carriedFrom();
        var of = earlier == null ? null : agendas.get(earlier).meeting();
        return of == null ? 0 : meetings.get(of).number();
    }

    private @Nullable Topic topic(@Nullable Subject subject, Page page) {
        if (subject == null) {
            return null;
        }
        return topics.get().stream()
                .filter(it -> it.kind().equals(subject.kind()))
                .findFirst()
                .map(it -> new Topic(it.title(subject.id(), page.lang()), it.href(subject.id(), page)))
                .or(() -> tellers.topic(subject, page.lang()).map(it -> new Topic(it.title(), page.to(it.path()))))
                .orElse(null);
    }

    /** Names of the languages as their readers write them. */
    static String languages(Meeting meeting, Page page) {
        return page.list(
                meeting.languages().stream().map(Tongue::of).map(Tongue::name).toList());
    }

    static String support(Meeting meeting, Page page) {
        return meeting.support().stream().map(page::say).collect(Collectors.joining(page.say("participation.and")));
    }

    /** Only those who sit in the body, and those who run it, see how to come in online. */
    static boolean seesLink(Visitor visitor, UUID body) {
        return visitor.is(city.koinon.platform.kernel.Role.MEMBER, body) || Meetings.mayRun(visitor, body);
    }

    static String tally(Decisions.Vote vote, Page page) {
        var tally = vote.tally();
        return tally == null ? "" : page.say("participation.decision.tally", tally.yes(), tally.no(), tally.abstain());
    }

    /** How a result came about, for whoever asks. */
    static List<String> why(Ballot ballot, Page page) {
        var vote = ballot.vote();
        var lines = new ArrayList<String>();
        lines.add(page.say("participation.decision.present", vote.present(), vote.filled()));
        lines.add(page.say("participation.decision.quorum-needed", vote.quorum()));
        lines.add(page.say(vote.majority()));
        lines.add(page.say("participation.decision.under", ballot.rulebook()));
        return lines;
    }

    Map<UUID, String> labels(UUID body) {
        return Stream.of(body).flatMap(it -> seats.of(it).stream()).collect(Collectors.toMap(Seat::id, Seat::label));
    }
}
