package city.koinon.plan.accountability;

import city.koinon.platform.duties.DayKind;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.DutyWords;
import city.koinon.platform.duties.State;
import city.koinon.platform.duties.WorkingDays;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says in words what is due when, how late it is, and how the date came about. */
@Component
class DueWords {

    /** What a thread says where something is missing. */
    enum Missing {
        ACKNOWLEDGE,
        ANSWER,
        REPORT,
        DELIVER,
        GIVE_VERDICT,
        SEND,
        APPEAR
    }

    /** What a thread says about what comes next. */
    enum Coming {
        ACKNOWLEDGE,
        ANSWER,
        REPORT,
        DELIVER,
        GIVE_VERDICT,
        SEND,
        APPEAR
    }

    /** @param days working days late, or until it is due */
    record Said(Tone tone, String text, LocalDate due, int days) {}

    private final Duties duties;
    private final DutyWords words;
    private final Municipality municipality;

    DueWords(Duties duties, DutyWords words, Municipality municipality) {
        this.duties = duties;
        this.words = words;
        this.municipality = municipality;
    }

    /** "No answer, 12 working days late", "Answer due in 4 working days", "Days do not count until the body replies". */
    Said of(Duty duty, Page page) {
        var today = page.today();
        var due = duty.dueOn(today);
        var answer = duty.kind() == DutyKind.ANSWER;
        return switch (duty.state(today)) {
            case OVERDUE -> {
                var days = duties.daysLate(duty);
                yield new Said(Tone.LATE, late(duty.kind(), days, page), due, days);
            }
            case PAUSED -> new Said(Tone.SOON, paused(duty, page), due, 0);
            case DUE_SOON -> new Said(Tone.SOON, ahead(answer, today, due, page), due, ahead(today, due));
            case OPEN, DISCHARGED, WAIVED ->
                new Said(Tone.PLAIN, ahead(answer, today, due, page), due, ahead(today, due));
        };
    }

    private static String late(DutyKind kind, int days, Page page) {
        return switch (kind) {
            case ANSWER -> page.say("accountability.late.answer", days);
            case SEND -> page.say("accountability.late.send", days);
            default -> page.say("accountability.late.other", days);
        };
    }

    private static String paused(Duty duty, Page page) {
        return page.say(
                "accountability.paused",
                page.date(Objects.requireNonNull(duty.pause()).until()));
    }

    private String ahead(boolean answer, LocalDate today, LocalDate due, Page page) {
        var days = ahead(today, due);
        return answer ? page.say("accountability.ahead.answer", days) : page.say("accountability.ahead.other", days);
    }

    private int ahead(LocalDate today, LocalDate due) {
        return WorkingDays.of(municipality.freeDays()).between(today, due, DayKind.WORKING);
    }

    /** The end of the thread: what is missing, or what comes next. */
    Moment moment(Duty duty, Page page, String who) {
        var today = page.today();
        var due = duty.dueOn(today);
        var late = duty.state(today) == State.OVERDUE;
        var answerToJudge =
                duty.kind() == DutyKind.GIVE_VERDICT && duty.subject().kind().equals(Subjects.ASK);
        var title = answerToJudge
                ? page.say("accountability.judge-answer")
                : late
                        ? page.say(Missing.valueOf(duty.kind().name()))
                        : page.say(Coming.valueOf(duty.kind().name()));
        var moment = Moment.of(
                        late ? Tone.LATE : duty.state(today) == State.PAUSED ? Tone.SOON : Tone.PLAIN,
                        icon(duty.kind()),
                        title,
                        page,
                        due)
                .with(who)
                .because(why(duty, page))
                .ahead();
        var when = late
                ? moment.when(page.say("accountability.since", page.date(due)))
                        .with(page.say("accountability.late.other", duties.daysLate(duty)))
                : moment;
        var moved = duty.moved() ? when.with(page.say("accountability.moved", page.date(duty.originalDueOn()))) : when;
        return duty.state(today) == State.PAUSED ? moved.with(paused(duty, page)) : moved;
    }

    static String icon(DutyKind kind) {
        return switch (kind) {
            case ANSWER -> "answer";
            case GIVE_VERDICT -> "verdict";
            case REPORT, DELIVER -> "report";
            case APPEAR -> "people";
            case HOLD_MEETING -> "meeting";
            case SEND -> "flag";
            case ACKNOWLEDGE, PUBLISH_MINUTES, VERIFY, REPLY -> "clock";
        };
    }

    Moment.Why why(Duty duty, Page page) {
        return words.why(duty, page);
    }
}
