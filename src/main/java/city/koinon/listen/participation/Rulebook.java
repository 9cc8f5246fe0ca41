package city.koinon.listen.participation;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Ladder;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The rules of a body as data, one version of them. A version is never changed; the next one takes effect on its day, and what was
 * decided under an earlier one stays decided under it.
 *
 * @param noticeDays    calendar days between convening and a meeting
 * @param cadenceDays   the body owes a meeting within this many calendar days of the last
 * @param minutesDays   days, as all that follow in {@code dayKind}, within which minutes are owed
 * @param objectionDays silence this long after circulation adopts minutes
 * @param composition   percent of the voting seats, by constituency
 */
public record Rulebook(
        UUID id,
        UUID body,
        int number,
        LocalDate effectiveFrom,
        int noticeDays,
        int cadenceDays,
        Quorum.Share quorumShare,
        int quorumCount,
        Majority majority,
        Ballot ballot,
        int minutesDays,
        int objectionDays,
        int ackDays,
        int answerDays,
        int extensionDays,
        int verdictDays,
        DayKind dayKind,
        Ladder ladder,
        List<Composition.Bound> composition) {

    /** What it takes to carry a question. */
    public enum Majority {
        CAST_SIMPLE,
        CAST_TWO_THIRDS,
        SEATS_ABSOLUTE,
        NO_OBJECTION
    }

    public enum Ballot {
        SHOW_OF_HANDS,
        BY_SEAT
    }

    /** With what a city begins; every number can be changed before it takes effect. */
    public static Rulebook usual(UUID body, LocalDate from) {
        return new Rulebook(
                new UUID(0, 0),
                body,
                0,
                from,
                7,
                31,
                Quorum.Share.MORE_THAN_HALF,
                3,
                Majority.CAST_SIMPLE,
                Ballot.SHOW_OF_HANDS,
                10,
                10,
                5,
                20,
                10,
                20,
                DayKind.WORKING,
                Ladder.USUAL,
                List.of());
    }

    Quorum quorum(int present, int filled) {
        return Quorum.of(quorumShare, quorumCount, present, filled);
    }
}
