package city.koinon.platform.duties;

import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Says in words how a duty stands, for the pages of every room: never by colour alone, and never without its computation at hand. */
@Component
@Transactional(readOnly = true)
public class DutyWords {

    private final Duties duties;
    private final PartyBook parties;
    private final Supplier<List<DutyTopic>> topics;
    private final Municipality municipality;

    DutyWords(Duties duties, PartyBook parties, ObjectProvider<DutyTopic> topics, Municipality municipality) {
        this.duties = duties;
        this.parties = parties;
        this.topics = SingletonSupplier.of(() -> topics.stream().toList());
        this.municipality = municipality;
    }

    public Tone tone(Duty duty, Page page) {
        return switch (duty.state(page.today())) {
            case OPEN, PAUSED -> Tone.PLAIN;
            case DUE_SOON -> Tone.SOON;
            case OVERDUE -> Tone.LATE;
            case DISCHARGED -> duty.onTime() ? Tone.KEPT : Tone.PLAIN;
            case WAIVED -> Tone.OFF;
        };
    }

    /** "No answer since 22 April 2026, 12 working days late", "Due 22 April 2026", "Done on 20 April 2026, in time" … */
    public String state(Duty duty, Page page) {
        var today = page.today();
        return switch (duty.state(today)) {
            case OPEN, DUE_SOON -> page.say("duties.due", page.date(duty.dueOn(today)));
            case OVERDUE ->
                page.say("duties.sinceAndLate", missing(duty.kind(), duty.dueOn(today), page), late(duty, page));
            case PAUSED -> page.say("duties.paused", page.date(pause(duty).until()));
            case DISCHARGED ->
                duty.onTime()
                        ? page.say(
                                "duties.doneInTime", page.date(discharge(duty).on()))
                        : page.say(
                                "duties.doneLate",
                                page.date(discharge(duty).on()),
                                days().between(duty.dueOn(), discharge(duty).on(), DayKind.WORKING));
            case WAIVED -> page.say("duties.waived", page.date(waiver(duty).on()));
        };
    }

    /** "12 working days late". */
    public String late(Duty duty, Page page) {
        return page.say("duties.late", duties.daysLate(duty));
    }

    /** "No answer since 22 April 2026". */
    public String missing(DutyKind kind, LocalDate since, Page page) {
        var day = page.date(since);
        return switch (kind) {
            case HOLD_MEETING -> page.say("duties.missing.meeting", day);
            case PUBLISH_MINUTES -> page.say("duties.missing.minutes", day);
            case ACKNOWLEDGE -> page.say("duties.missing.acknowledgement", day);
            case ANSWER -> page.say("duties.missing.answer", day);
            case REPORT -> page.say("duties.missing.report", day);
            case DELIVER -> page.say("duties.missing.delivery", day);
            case GIVE_VERDICT -> page.say("duties.missing.verdict", day);
            case SEND -> page.say("duties.missing.sending", day);
            case APPEAR -> page.say("duties.missing.appearance", day);
            case VERIFY -> page.say("duties.missing.confirmation", day);
            case REPLY -> page.say("duties.missing.reply", day);
        };
    }

    public String owedBy(Duty duty, Page page) {
        return parties.name(duty.by(), page.lang());
    }

    /** The computation of the due date, every stretch of it. */
    public Moment.Why why(Duty duty, Page page) {
        var lines = new ArrayList<String>();
        duty.computation().legs().forEach(leg -> lines.addAll(lines(leg, duty, page)));
        lines.add(page.say("duties.why.until", page.date(duty.dueOn())));
        lines.add(page.say("duties.why.basis", duty.basisIn(page.lang())));
        return new Moment.Why(page.say("duties.why", page.date(duty.dueOn(page.today()))), lines);
    }

    /** What stands at the end of a thread: still to come, or missing. */
    public Moment ahead(Duty duty, Page page) {
        var today = page.today();
        var due = duty.dueOn(today);
        var moment = duty.overdueOn(today)
                ? Moment.of(Tone.LATE, "late", missing(duty.kind(), due, page), page, due)
                        .with(late(duty, page))
                : Moment.of(
                                tone(duty, page),
                                duty.state(today) == State.PAUSED ? "pause" : "clock",
                                page.say(duty.kind()),
                                page,
                                due)
                        .with(state(duty, page));
        return moment.with(page.say("duties.owedBy", owedBy(duty, page)))
                .because(why(duty, page))
                .at(page.to("/duties/" + duty.id()))
                .ahead();
    }

    /** What the room says about it; where no room does, the duty's own page. */
    public DutyTopic.Topic topic(Duty duty, Page page) {
        return topics.get().stream()
                .filter(it -> it.subjectKind().equals(duty.subject().kind()))
                .findFirst()
                .map(it -> it.describe(duty, page))
                .orElseGet(
                        () -> new DutyTopic.Topic(page.say(duty.kind()), page.to("/duties/" + duty.id()), null, null));
    }

    private List<String> lines(Leg leg, Duty duty, Page page) {
        var lines = new ArrayList<String>();
        var until = page.date(leg.until());
        switch (leg.why()) {
            case TERM ->
                lines.add(
                        leg.dayKind() == DayKind.WORKING
                                ? page.say("duties.why.term", leg.days(), page.date(leg.from()), until)
                                : page.say("duties.why.calendarTerm", leg.days(), page.date(leg.from()), until));
            case DATE -> lines.add(page.say("duties.why.date", until));
            case EXTENSION -> lines.add(page.say("duties.why.extension", leg.days(), page.date(leg.from()), until));
            case PAUSE -> {
                var pause = pause(duty);
                var resumed = pause.resumedOn();
                lines.add(page.say(
                        "duties.why.pause",
                        leg.days(),
                        page.date(pause.since()),
                        page.date(resumed == null ? pause.until() : resumed),
                        until));
            }
        }
        if (leg.weekendDays() > 0) {
            lines.add(page.say("duties.why.weekends", leg.weekendDays()));
        }
        if (!leg.skipped().isEmpty()) {
            lines.add(page.say(
                    "duties.why.skipped",
                    leg.skipped().stream()
                            .map(it -> page.say("duties.why.holiday", page.date(it.on()), it.nameIn(page.lang())))
                            .collect(Collectors.joining(page.say("duties.and")))));
        }
        return lines;
    }

    private WorkingDays days() {
        return WorkingDays.of(municipality.freeDays());
    }

    private static Duty.Pause pause(Duty duty) {
        return java.util.Objects.requireNonNull(duty.pause());
    }

    private static Duty.Discharge discharge(Duty duty) {
        return java.util.Objects.requireNonNull(duty.discharge());
    }

    private static Duty.Waiver waiver(Duty duty) {
        return java.util.Objects.requireNonNull(duty.waiver());
    }
}
