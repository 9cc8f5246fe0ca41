package city.koinon.listen.participation;

import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Ladder;
import city.koinon.platform.duties.Owed;
import city.koinon.platform.duties.Party;
import city.koinon.platform.duties.Term;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a body owes in its turn: to meet, and to write down what was said. As public as what others owe to it. */
@Component
class BodyDuties {

    private final Duties duties;
    private final Clauses clauses;

    BodyDuties(Duties duties, Clauses clauses) {
        this.duties = duties;
        this.clauses = clauses;
    }

    /** From the day of the last meeting, or from the day on which the body began. */
    void oweMeeting(Body body, Rulebook rules, LocalDate from) {
        duties.owe(new Owed(
                DutyKind.HOLD_MEETING,
                Party.body(body.id()),
                null,
                aboutBody(body.id()),
                List.of(),
                from,
                Term.calendar(rules.cadenceDays()),
                clauses.of(body, rules),
                Ladder.USUAL));
    }

    void oweMinutes(Body body, Rulebook rules, Meeting meeting, LocalDate heldOn) {
        duties.owe(new Owed(
                DutyKind.PUBLISH_MINUTES,
                Party.body(body.id()),
                null,
                aboutMeeting(meeting.id()),
                List.of(aboutBody(body.id())),
                heldOn,
                Term.of(rules.minutesDays(), rules.dayKind()),
                clauses.of(body, rules),
                Ladder.USUAL));
    }

    void held(UUID body, LocalDate on, Act act) {
        duties.dischargeAll(aboutBody(body), DutyKind.HOLD_MEETING, act, on);
    }

    void published(UUID meeting, Act act) {
        duties.dischargeAll(aboutMeeting(meeting), DutyKind.PUBLISH_MINUTES, act);
    }

    /** A body that rests owes no meeting. */
    void noLongerOwed(Body body, Act act) {
        duties.lapseAll(aboutBody(body.id()), DutyKind.HOLD_MEETING, act);
    }

    List<Duty> owedBy(UUID body) {
        return duties.owedBy(Party.body(body));
    }

    static Subject aboutBody(UUID body) {
        return new Subject(Bodies.KIND, body);
    }

    static Subject aboutMeeting(UUID meeting) {
        return new Subject(Meetings.KIND, meeting);
    }
}
