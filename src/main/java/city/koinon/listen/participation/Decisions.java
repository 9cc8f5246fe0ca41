package city.koinon.listen.participation;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Draft;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What bodies decide: opened only with a quorum, counted by rule, never typed. */
@Service
@Transactional
public class Decisions {

    static final String KIND = "decision";

    enum Choice {
        YES,
        NO,
        ABSTAIN
    }

    /** A decision as it stands, open or closed, with the rules it is taken under. */
    record Vote(
            UUID id,
            UUID body,
            UUID meeting,
            UUID item,
            UUID question,
            UUID rulebook,
            Rulebook.Ballot ballot,
            Rulebook.Majority majority,
            int present,
            int filled,
            int quorum,
            @Nullable Tally tally,
            @Nullable Result result,
            @Nullable Instant closedAt,
            int version) {

        boolean open() {
            return closedAt == null;
        }
    }

    /** The choice that counts for a seat: its holder's, or its deputy's where the holder made none. */
    record SeatVote(UUID seat, Mandate.Part part, Choice choice) {}

    private static final String DECISIONS = """
            select d.*, i.subject_kind, i.subject
              from participation.decision d join participation.item i on i.id = d.item
             where d.closed_at is not null
            """;

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Seats seats;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Attendances attendances;
    private final Ledger ledger;
    private final Texts texts;
    private final Sentences sentences;
    private final ObjectProvider<AgendaTopic> topics;
    private final Clock clock;

    Decisions(
            JdbcClient jdbc,
            Bodies bodies,
            Seats seats,
            Meetings meetings,
            Agendas agendas,
            Attendances attendances,
            Ledger ledger,
            Texts texts,
            Sentences sentences,
            ObjectProvider<AgendaTopic> topics,
            Clock clock) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.seats = seats;
        this.meetings = meetings;
        this.agendas = agendas;
        this.attendances = attendances;
        this.ledger = ledger;
        this.texts = texts;
        this.sentences = sentences;
        this.topics = topics;
        this.clock = clock;
    }

    /** @throws NotFound when there is none, or it is not closed yet */
    @ReadOnce
    public Decision get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("decision"));
    }

    @ReadOnce
    public Optional<Decision> find(UUID id) {
        return jdbc.sql(DECISIONS + " and d.id = :id")
                .param("id", id)
                .query(Decisions::decision)
                .optional();
    }

    /** Accounts that voted, could have raised a hand, ran the vote or kept the minutes of it. */
    @ReadOnce
    public Set<UUID> tookPart(UUID decision) {
        return jdbc.sql("select account from participation.took_part where decision = :decision")
                .param("decision", decision)
                .query((row, n) -> row.getObject("account", UUID.class))
                .set();
    }

    /** Whether a vote about this has been opened and not closed: then what is voted on stays as it is. */
    @ReadOnce
    public boolean openAbout(Subject subject) {
        return jdbc.sql("""
                select exists (select 1 from participation.decision d join participation.item i on i.id = d.item
                                where d.closed_at is null and i.subject_kind = :kind and i.subject = :subject)
                """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(Boolean.class)
                .single();
    }

    @ReadOnce
    List<Decision> of(UUID body, int most) {
        return jdbc.sql(DECISIONS + " and d.body = :body order by d.closed_at desc limit :most")
                .param("body", body)
                .param("most", most)
                .query(Decisions::decision)
                .list();
    }

    /** Of all bodies, the newest first. */
    @ReadOnce
    List<Decision> latest(int most) {
        return jdbc.sql(DECISIONS + " order by d.closed_at desc, d.id desc limit :most")
                .param("most", most)
                .query(Decisions::decision)
                .list();
    }

    @ReadOnce
    long count() {
        return jdbc.sql("select count(*) from participation.decision where closed_at is not null")
                .query(Long.class)
                .single();
    }

    @ReadOnce
    Map<UUID, Vote> ofMeeting(UUID meeting) {
        return jdbc
                .sql("select * from participation.decision where meeting = :meeting order by id")
                .param("meeting", meeting)
                .query(Decisions::vote)
                .stream()
                .collect(Collectors.toMap(Vote::item, it -> it, (one, other) -> one, LinkedHashMap::new));
    }

    @ReadOnce
    Vote vote(UUID id) {
        return jdbc.sql("select * from participation.decision where id = :id")
                .param("id", id)
                .query(Decisions::vote)
                .optional()
                .orElseThrow(() -> new NotFound("decision"));
    }

    /**
     * Counts the voting seats that are there. Too few is a public fact of its own, kept with the item; that is why this is a step
     * before {@link #open}, in a transaction of its own, which the refusal that follows does not undo.
     */
    public boolean quorumFor(UUID itemId, Visitor by) {
        var item = agendas.get(itemId);
        Meetings.mustRun(by, item.body());
        ledger.takeTurn();
        var of = item.meeting();
        if (of == null
                || meetings.get(of).stage() != Meeting.Stage.IN_SESSION
                || item.kind() != ItemKind.DECIDE
                || !item.left()
                || ofMeeting(of).containsKey(itemId)) {
            return true; // something else is wrong, and open() says what
        }
        var meeting = meetings.get(of);
        var quorum = attendances.quorum(meeting);
        if (!quorum.met() && !quorum.told().equals(item.noQuorum())) {
            agendas.noQuorum(itemId, quorum.told());
            ledger.record(about(
                            Draft.of(
                                    "NO_QUORUM",
                                    BodyDuties.aboutMeeting(meeting.id()),
                                    bodies.actor(bodies.get(item.body()))),
                            item)
                    .with("item", sentences.all(item.title()))
                    .with("present", quorum.present())
                    .with("filled", quorum.filled())
                    .with("needed", quorum.needed()));
        }
        return quorum.met();
    }

    /** The question that comes with what the item is about; none when the secretary words it. */
    Optional<UUID> questionOf(Item item) {
        var subject = item.subject();
        return subject == null
                ? Optional.empty()
                : topics.stream()
                        .filter(it -> it.kind().equals(subject.kind()))
                        .findFirst()
                        .flatMap(it -> it.question(subject.id()));
    }

    /** @param question null when the title of the item says it; without effect where the question came with the item */
    public UUID open(UUID itemId, @Nullable Written question, Rulebook.Ballot ballot, Visitor by) {
        Meetings.mustRun(by, agendas.get(itemId).body());
        ledger.takeTurn();
        var item = agendas.get(itemId);
        var meeting = inSession(item);
        if (item.kind() != ItemKind.DECIDE) {
            throw new Conflicted("", "participation.decision.not-to-decide");
        }
        if (!item.left()) {
            throw new Conflicted("", "participation.item.not-left");
        }
        if (ofMeeting(meeting.id()).values().stream()
                .anyMatch(it -> it.open() || it.item().equals(itemId))) {
            throw new Conflicted("", "participation.decision.already-open");
        }
        var quorum = attendances.quorum(meeting);
        if (!quorum.met()) {
            throw new Conflicted(
                    "", "participation.decision.no-quorum", quorum.present(), quorum.filled(), quorum.needed());
        }
        var rules = bodies.rulebookOn(item.body(), meetings.dayOf(meeting));
        var id = Ids.next();
        jdbc.sql("""
                insert into participation.decision (id, body, meeting, item, question, rulebook, ballot, majority, opened_at,
                    present_voting, filled_voting, quorum)
                values (:id, :body, :meeting, :item, :question, :rulebook, :ballot, :majority, :now, :present, :filled, :quorum)
                """)
                .param("id", id)
                .param("body", item.body())
                .param("meeting", meeting.id())
                .param("item", itemId)
                .param(
                        "question",
                        questionOf(item).orElseGet(() -> question == null ? item.title() : texts.write(question)))
                .param("rulebook", rules.id())
                .param("ballot", ballot.name())
                .param("majority", rules.majority().name())
                .param("now", Timestamp.from(clock.instant()))
                .param("present", quorum.present())
                .param("filled", quorum.filled())
                .param("quorum", quorum.needed())
                .update();
        return id;
    }

    /** Whether others wait for the body to decide this, and no vote has been opened yet. */
    boolean awaited(Item item) {
        var subject = item.subject();
        return subject != null
                && item.kind() == ItemKind.DECIDE
                && item.left()
                && topics.stream().anyMatch(it -> it.kind().equals(subject.kind()) && it.awaitsDecision(subject.id()));
    }

    private Meeting inSession(Item item) {
        var of = item.meeting();
        if (of == null || meetings.get(of).stage() != Meeting.Stage.IN_SESSION) {
            throw new Conflicted("", "participation.meeting.not-in-session");
        }
        return meetings.get(of);
    }

    /** Hands were counted. They cannot be more than there are voting seats present. */
    public Decision tally(UUID id, int yes, int no, int abstain, Visitor by) {
        Meetings.mustRun(by, vote(id).body());
        ledger.takeTurn();
        var vote = open(id);
        if (vote.ballot() != Rulebook.Ballot.SHOW_OF_HANDS) {
            throw new Conflicted("", "participation.decision.by-seat");
        }
        var tally = new Tally(yes, no, abstain);
        var there = attendances.quorum(meetings.get(vote.meeting())).present();
        if (tally.cast() > Math.max(vote.present(), there)) {
            throw new Refused("yes", "participation.decision.too-many", tally.cast(), Math.max(vote.present(), there));
        }
        if (tally.cast() == 0 && vote.majority() != Rulebook.Majority.NO_OBJECTION) {
            throw new Refused("yes", "participation.decision.nobody-voted");
        }
        return close(vote, tally, List.of(), by);
    }

    /** What a seat says, called out by the secretary from the list of those who are there. */
    public void call(UUID id, UUID seat, Choice choice, Visitor by) {
        Meetings.mustRun(by, vote(id).body());
        ledger.takeTurn();
        var vote = openBySeat(id);
        var speaking = attendances.speaking(meetings.get(vote.meeting())).get(seat);
        if (speaking == null || !speaking.voting()) {
            throw new Refused("seat." + seat, "participation.decision.seat-not-there");
        }
        put(vote, speaking, choice);
    }

    /** @throws NotFound when this vote is not one of this meeting */
    public void castOwnAt(UUID meeting, UUID id, Choice choice, Visitor by) {
        ledger.takeTurn();
        if (!openBySeat(id).meeting().equals(meeting)) {
            throw new NotFound("vote " + id);
        }
        castOwn(id, choice, by);
    }

    /** Whoever sits in a seat says it for themselves; may be changed until the vote is closed. */
    public void castOwn(UUID id, Choice choice, Visitor by) {
        ledger.takeTurn();
        var vote = openBySeat(id);
        var meeting = meetings.get(vote.meeting());
        var presences = attendances.of(meeting.id());
        var own = seats.mandatesOn(vote.body(), meetings.dayOf(meeting)).stream()
                .filter(it -> it.voting() && it.account().equals(by.accountId()))
                .findFirst()
                .orElseThrow(() -> new NotAllowed("a voting seat of the body is needed"));
        if (!presences.getOrDefault(own.id(), Presence.ABSENT).there()) {
            throw new Conflicted("", "participation.decision.you-are-not-there");
        }
        put(vote, own, choice);
    }

    private void put(Vote vote, Mandate mandate, Choice choice) {
        jdbc.sql("""
                insert into participation.vote (decision, seat, part, mandate, choice)
                values (:decision, :seat, :part, :mandate, :choice)
                on conflict (city, decision, seat, part) do update set choice = excluded.choice, mandate = excluded.mandate
                """)
                .param("decision", vote.id())
                .param("seat", mandate.seat())
                .param("part", mandate.part().name())
                .param("mandate", mandate.id())
                .param("choice", choice.name())
                .update();
    }

    /** What this account has said for itself in a vote, if anything. */
    Optional<Choice> ownChoice(UUID decision, UUID account) {
        return jdbc.sql("""
                select v.choice from participation.vote v join participation.mandate m on m.id = v.mandate
                 where v.decision = :decision and m.account = :account
                """)
                .param("decision", decision)
                .param("account", account)
                .query((row, n) -> Choice.valueOf(row.getString("choice")))
                .optional();
    }

    /** One for each seat, as it counts. */
    @ReadOnce
    List<SeatVote> seatVotes(UUID decision) {
        return jdbc.sql("""
                select distinct on (seat) seat, part, choice from participation.vote
                 where decision = :decision order by seat, part desc
                """)
                .param("decision", decision)
                .query((row, n) -> new SeatVote(
                        row.getObject("seat", UUID.class),
                        Mandate.Part.valueOf(row.getString("part")),
                        Choice.valueOf(row.getString("choice"))))
                .list();
    }

    public Decision closeBySeat(UUID id, Visitor by) {
        Meetings.mustRun(by, vote(id).body());
        ledger.takeTurn();
        var vote = openBySeat(id);
        var cast = seatVotes(id);
        if (cast.isEmpty()) {
            throw new Refused("", "participation.decision.nobody-voted");
        }
        var tally = new Tally(count(cast, Choice.YES), count(cast, Choice.NO), count(cast, Choice.ABSTAIN));
        return close(vote, tally, cast, by);
    }

    private static int count(List<SeatVote> cast, Choice choice) {
        return (int) cast.stream().filter(it -> it.choice() == choice).count();
    }

    private Vote openBySeat(UUID id) {
        var vote = open(id);
        if (vote.ballot() != Rulebook.Ballot.BY_SEAT) {
            throw new Conflicted("", "participation.decision.by-hands");
        }
        return vote;
    }

    private Vote open(UUID id) {
        var vote = vote(id);
        if (!vote.open() || meetings.get(vote.meeting()).stage() != Meeting.Stage.IN_SESSION) {
            throw new Conflicted("", "participation.decision.closed");
        }
        return vote;
    }

    private Decision close(Vote vote, Tally tally, List<SeatVote> bySeat, Visitor by) {
        var meeting = meetings.get(vote.meeting());
        // Somebody may have come in, or left, after the vote was opened: whoever was there for it counts.
        var now = attendances.quorum(meeting);
        var present = Math.max(Math.max(vote.present(), now.present()), tally.cast());
        var filled = Math.max(Math.max(vote.filled(), now.filled()), present);
        var result = tally.under(vote.majority(), filled);
        var changed = jdbc.sql("""
                update participation.decision
                   set yes = :yes, no = :no, abstain = :abstain, result = :result, closed_at = :now, present_voting = :present,
                       filled_voting = :filled, version = version + 1
                 where id = :id and version = :version and closed_at is null
                """)
                .param("yes", tally.yes())
                .param("no", tally.no())
                .param("abstain", tally.abstain())
                .param("result", result.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("present", present)
                .param("filled", filled)
                .param("id", vote.id())
                .param("version", vote.version())
                .update();
        if (changed == 0) {
            throw new Stale(KIND);
        }
        agendas.treat(vote.item());
        rememberWhoTookPart(vote, meeting, by);
        var decision = get(vote.id());
        record(vote, decision, bySeat);
        tell(decision);
        return decision;
    }

    private void rememberWhoTookPart(Vote vote, Meeting meeting, Visitor by) {
        attendances.speaking(meeting).values().stream()
                .filter(Mandate::voting)
                .forEach(it -> tookPart(vote.id(), it.account()));
        jdbc.sql("""
                insert into participation.took_part (decision, account)
                select distinct v.decision, m.account from participation.vote v join participation.mandate m on m.id = v.mandate
                 where v.decision = :decision
                on conflict do nothing
                """).param("decision", vote.id()).update();
        tookPart(vote.id(), by.accountId());
    }

    private void tookPart(UUID decision, UUID account) {
        jdbc.sql(
                        "insert into participation.took_part (decision, account) values (:decision, :account) on conflict do nothing")
                .param("decision", decision)
                .param("account", account)
                .update();
    }

    /** Whoever writes the minutes of a meeting has a part in all that it decided. */
    void minuted(UUID meeting, UUID account) {
        ofMeeting(meeting).values().forEach(it -> tookPart(it.id(), account));
    }

    private void record(Vote vote, Decision decision, List<SeatVote> bySeat) {
        var item = agendas.get(vote.item());
        var labels = seats.of(vote.body()).stream().collect(Collectors.toMap(Seat::id, Seat::label));
        var rules = bodies.rulebook(vote.rulebook());
        ledger.record(about(
                        Draft.of("DECISION_TAKEN", new Subject(KIND, vote.id()), bodies.actor(bodies.get(vote.body()))),
                        item)
                .with("question", sentences.all(vote.question()))
                .with("meeting", meetings.get(vote.meeting()).number())
                .with("result", decision.result())
                .with("yes", decision.yes())
                .with("no", decision.no())
                .with("abstain", decision.abstain())
                .with("presentVoting", decision.presentVoting())
                .with("filledVoting", decision.filledVoting())
                .with("quorum", vote.quorum())
                .with("ballot", vote.ballot())
                .with("majority", vote.majority())
                .with("rulebook", rules.number())
                .with(
                        "bySeat",
                        bySeat.isEmpty()
                                ? null
                                : bySeat.stream()
                                        .map(it -> Map.of(
                                                "seat",
                                                labels.getOrDefault(it.seat(), ""),
                                                "choice",
                                                it.choice().name()))
                                        .toList())
                .becoming("OPEN", decision.result().name())
                .linkedTo(BodyDuties.aboutMeeting(vote.meeting())));
    }

    private static Draft about(Draft draft, Item item) {
        var subject = item.subject();
        return subject == null ? draft : draft.linkedTo(subject);
    }

    private void tell(Decision decision) {
        var subject = decision.subject();
        if (subject != null) {
            topics.stream()
                    .filter(it -> it.kind().equals(subject.kind()))
                    .forEach(it -> it.decided(subject.id(), decision));
        }
    }

    private static Vote vote(ResultSet row, int n) throws SQLException {
        var result = row.getString("result");
        var closed = row.getTimestamp("closed_at");
        return new Vote(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getObject("meeting", UUID.class),
                row.getObject("item", UUID.class),
                row.getObject("question", UUID.class),
                row.getObject("rulebook", UUID.class),
                Rulebook.Ballot.valueOf(row.getString("ballot")),
                Rulebook.Majority.valueOf(row.getString("majority")),
                row.getInt("present_voting"),
                row.getInt("filled_voting"),
                row.getInt("quorum"),
                result == null ? null : new Tally(row.getInt("yes"), row.getInt("no"), row.getInt("abstain")),
                result == null ? null : Result.valueOf(result),
                closed == null ? null : closed.toInstant(),
                row.getInt("version"));
    }

    private static Decision decision(ResultSet row, int n) throws SQLException {
        var subject = row.getObject("subject", UUID.class);
        return new Decision(
                row.getObject("id", UUID.class),
                row.getObject("body", UUID.class),
                row.getObject("meeting", UUID.class),
                row.getObject("item", UUID.class),
                row.getObject("question", UUID.class),
                Result.valueOf(row.getString("result")),
                row.getInt("yes"),
                row.getInt("no"),
                row.getInt("abstain"),
                row.getInt("present_voting"),
                row.getInt("filled_voting"),
                row.getTimestamp("closed_at").toInstant(),
                subject == null ? null : new Subject(row.getString("subject_kind"), subject));
    }
}
