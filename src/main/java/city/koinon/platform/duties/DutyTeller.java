package city.koinon.platform.duties;

import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Teller;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells how deadlines moved, and how silence climbed, from the acts alone. */
@Component
class DutyTeller implements Teller {

    private final DutyWords words;

    DutyTeller(DutyWords words) {
        this.words = words;
    }

    @Override
    public Set<String> types() {
        return Set.of(Duties.EXTENSION, Duties.PAUSE, Duties.RESUME, Duties.WAIVER, Duties.ESCALATION);
    }

    @Override
    public Moment tell(Act act, Page page) {
        return told(act, page).at(page.to("/duties/" + act.text("duty").orElse("")));
    }

    private Moment told(Act act, Page page) {
        return switch (act.type()) {
            case Duties.EXTENSION -> extension(act, page);
            case Duties.PAUSE ->
                Moment.of(
                                Tone.PLAIN,
                                "question",
                                page.say("duties.told.pause", act.actor().name()),
                                page,
                                act.at())
                        .with(page.say("duties.told.pause.until", date(act, "until", page)))
                        .saying(Quote.of(act.texts("question"), page));
            case Duties.RESUME -> resume(act, page);
            case Duties.WAIVER ->
                Moment.of(Tone.OFF, "closed", page.say("duties.told.waiver", kind(act, page)), page, act.at())
                        .with(page.say("duties.told.by", act.actor().name()));
            default -> escalation(act, page);
        };
    }

    private static Moment extension(Act act, Page page) {
        var moment = Moment.of(
                        Tone.PLAIN, "extend", page.say("duties.told.extension", date(act, "due", page)), page, act.at())
                .with(page.say("duties.told.extension.before", date(act, "before", page)))
                .with(page.say("duties.told.by", act.actor().name()));
        return moment.saying(Quote.of(act.texts("reason"), page));
    }

    private static Moment resume(Act act, Page page) {
        var silent = act.texts("reply").isEmpty();
        var moment = Moment.of(
                        Tone.PLAIN,
                        "voice",
                        silent
                                ? page.say("duties.told.resume.silent")
                                : page.say("duties.told.resume", act.actor().name()),
                        page,
                        act.at())
                .with(page.say("duties.told.resume.due", date(act, "due", page)));
        return moment.saying(Quote.of(act.texts("reply"), page));
    }

    private Moment escalation(Act act, Page page) {
        var due = act.date("due").orElse(act.on());
        var lines = new ArrayList<String>();
        lines.add(page.say("duties.owedBy", owner(act, page)));
        lines.add(page.say("duties.late", act.number("days_late")));
        var told = Quote.of(act.texts("told"), page).value();
        if (!told.isEmpty()) {
            lines.add(page.say("duties.told.office", told));
        }
        if (act.payload().containsKey("agenda")) {
            lines.add(page.say("duties.told.agenda"));
        }
        if (act.payload().containsKey("summons")) {
            lines.add(page.say("duties.told.summons"));
        }
        var on = act.date("on").orElse(act.on());
        return Moment.of(Tone.LATE, "climb", words.missing(kindOf(act), due, page), page, on)
                .with(lines.toArray(String[]::new));
    }

    private static String owner(Act act, Page page) {
        if (act.payload().get("owed_by") instanceof Map<?, ?> owner && owner.get("name") instanceof Map<?, ?> names) {
            var texts = new java.util.LinkedHashMap<String, String>();
            names.forEach((lang, name) -> texts.put(String.valueOf(lang), String.valueOf(name)));
            return Quote.of(texts, page).value();
        }
        return "";
    }

    private static String date(Act act, String key, Page page) {
        return act.date(key).map(page::date).orElse("");
    }

    private static String kind(Act act, Page page) {
        return page.say(kindOf(act));
    }

    private static DutyKind kindOf(Act act) {
        return act.text("kind").map(DutyKind::valueOf).orElse(DutyKind.ANSWER);
    }
}
