package city.koinon.listen.participation;

import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.municipality.Municipality;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who came, seat by seat. Guests are a number. Never part of the public record, and shown as seats, not as persons. */
@Service
@Transactional
public class Attendances {

    private final JdbcClient jdbc;
    private final Seats seats;
    private final Bodies bodies;
    private final Ledger ledger;
    private final Municipality municipality;

    Attendances(JdbcClient jdbc, Seats seats, Bodies bodies, Ledger ledger, Municipality municipality) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.bodies = bodies;
        this.ledger = ledger;
        this.municipality = municipality;
    }

    /** By mandate; may be said again while the meeting is in session, for people come late and leave early. */
    public void note(UUID meeting, UUID body, Map<UUID, Presence> presences, int guests, Visitor by) {
        Meetings.mustRun(by, body);
        ledger.takeTurn();
        var row = session(meeting);
        if (!row.body().equals(body) || !row.stage().equals(Meeting.Stage.IN_SESSION.name())) {
            throw new Conflicted("", "participation.meeting.not-in-session");
        }
        var mandates = seats.mandatesOn(body, row.day()).stream().collect(Collectors.toMap(Mandate::id, it -> it));
        presences.forEach((id, presence) -> {
            var mandate = mandates.get(id);
            if (mandate == null) {
                throw new NotFound("mandate on the day of this meeting");
            }
            jdbc.sql("""
                    insert into participation.attendance (meeting, mandate, seat, part, presence)
                    values (:meeting, :mandate, :seat, :part, :presence)
                    on conflict (city, meeting, mandate) do update set presence = excluded.presence
                    """)
                    .param("meeting", meeting)
                    .param("mandate", id)
                    .param("seat", mandate.seat())
                    .param("part", mandate.part().name())
                    .param("presence", presence.name())
                    .update();
        });
        jdbc.sql("update participation.meeting set guests = :guests, version = version + 1 where id = :id")
                .param("guests", guests)
                .param("id", meeting)
                .update();
    }

    /** @param present counted when it ended, with {@code filled}; null before */
    private record Session(
            UUID body,
            String stage,
            LocalDate day,
            @Nullable Integer present,
            @Nullable Integer filled) {}

    private Session session(UUID meeting) {
        return jdbc.sql(
                        "select body, stage, coalesce(opened_at, starts_at) as at, present_voting, filled_voting from participation.meeting where id = :id")
                .param("id", meeting)
                .query((row, n) -> new Session(
                        row.getObject("body", UUID.class),
                        row.getString("stage"),
                        LocalDate.ofInstant(row.getTimestamp("at").toInstant(), municipality.zone()),
                        row.getObject("present_voting", Integer.class),
                        row.getObject("filled_voting", Integer.class)))
                .optional()
                .orElseThrow(() -> new NotFound("meeting"));
    }

    Map<UUID, Presence> of(UUID meeting) {
        var presences = new HashMap<UUID, Presence>();
        jdbc.sql("select mandate, presence from participation.attendance where meeting = :meeting")
                .param("meeting", meeting)
                .query(row -> {
                    presences.put(row.getObject("mandate", UUID.class), Presence.valueOf(row.getString("presence")));
                });
        return presences;
    }

    /** How so many seats of one kind came. A seat counts once, whoever came for it: in the room before online, there before excused. */
    record Count(boolean voting, Map<Presence, Long> seats) {

        long all() {
            return seats.values().stream().mapToLong(it -> it).sum();
        }
    }

    /** The voting seats first; a kind of which there is none is left out. */
    List<Count> bySeat(UUID meeting) {
        record Seated(UUID seat, boolean voting, Presence presence) {}
        var noted = jdbc.sql("""
                select a.seat, s.voting, a.presence
                  from participation.attendance a
                  join participation.seat s on s.city = a.city and s.id = a.seat
                 where a.meeting = :meeting
                """)
                .param("meeting", meeting)
                .query((row, n) -> new Seated(
                        row.getObject("seat", UUID.class),
                        row.getBoolean("voting"),
                        Presence.valueOf(row.getString("presence"))))
                .list();
        return Stream.of(true, false)
                .map(voting -> new Count(
                        voting,
                        noted.stream()
                                .filter(it -> it.voting() == voting)
                                .collect(Collectors.toMap(
                                        Seated::seat,
                                        Seated::presence,
                                        (one, other) -> one.compareTo(other) < 0 ? one : other))
                                .values()
                                .stream()
                                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()))))
                .filter(it -> it.all() > 0)
                .toList();
    }

    /** The mandates that speak for a seat now: the holder's where the holder is there, else a deputy's. By seat. */
    Map<UUID, Mandate> speaking(Meeting meeting) {
        var presences = of(meeting.id());
        var speaking = new HashMap<UUID, Mandate>();
        for (var mandate :
                seats.mandatesOn(meeting.body(), session(meeting.id()).day())) {
            if (presences.getOrDefault(mandate.id(), Presence.ABSENT).there()) {
                speaking.merge(
                        mandate.seat(), mandate, (one, other) -> one.part() == Mandate.Part.HOLDER ? one : other);
            }
        }
        return speaking;
    }

    /** Whether this account is there in a voting seat. */
    boolean speaksFor(Meeting meeting, UUID account) {
        var presences = of(meeting.id());
        return seats.mandatesOn(meeting.body(), session(meeting.id()).day()).stream()
                .anyMatch(it -> it.voting()
                        && it.account().equals(account)
                        && presences.getOrDefault(it.id(), Presence.ABSENT).there());
    }

    /** A deputy whose holder is there too: the holder's vote counts. */
    boolean standsBehind(Meeting meeting, UUID account) {
        var speaking = speaking(meeting);
        return speaksFor(meeting, account)
                && speaking.values().stream()
                        .noneMatch(it -> it.voting() && it.account().equals(account));
    }

    /** The voting seats among them. A vacant seat is not filled; a seat with a deputy alone is. Stays as it was when the meeting ended. */
    Quorum quorum(Meeting meeting) {
        var session = session(meeting.id());
        var day = session.day();
        if (session.present() != null && session.filled() != null) {
            return bodies.rulebookOn(meeting.body(), day).quorum(session.present(), session.filled());
        }
        var filled = votingSeatsFilled(meeting.body(), day);
        var present =
                speaking(meeting).values().stream().filter(Mandate::voting).count();
        return bodies.rulebookOn(meeting.body(), day).quorum((int) present, filled.size());
    }

    /** The meeting has ended: what was counted is kept, whatever is noted about mandates later. */
    void keep(UUID meeting, Quorum counted) {
        jdbc.sql("update participation.meeting set present_voting = :present, filled_voting = :filled where id = :id")
                .param("present", counted.present())
                .param("filled", counted.filled())
                .param("id", meeting)
                .update();
    }

    private Set<UUID> votingSeatsFilled(UUID body, LocalDate day) {
        var filled = new HashSet<UUID>();
        seats.mandatesOn(body, day).stream().filter(Mandate::voting).forEach(it -> filled.add(it.seat()));
        return filled;
    }

    /** Labels of filled seats about which nothing has been noted yet. */
    List<String> missing(Meeting meeting) {
        var noted = jdbc.sql("select distinct seat from participation.attendance where meeting = :meeting")
                .param("meeting", meeting.id())
                .query(UUID.class)
                .set();
        return seats.mandatesOn(meeting.body(), session(meeting.id()).day()).stream()
                .map(Mandate::seat)
                .distinct()
                .filter(it -> !noted.contains(it))
                .map(it -> seats.get(it).label())
                .toList();
    }
}
