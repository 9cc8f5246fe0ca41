package city.koinon.plan.strategy;

import city.koinon.plan.accountability.Signing;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.ActorKind;
import city.koinon.platform.ledger.Teller;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the acts of the plan look like in a thread. */
@Component
class PlanTeller implements Teller {

    private final Signing signing;

    PlanTeller(Signing signing) {
        this.signing = signing;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "PLAN_ADOPTED",
                "PLAN_SUPERSEDED",
                "PLAN_CLOSED",
                "PLAN_NEWS",
                "STEP_DONE",
                "STEP_REOPENED",
                "STEP_HELD",
                "STEP_HELD_STRUCK",
                "STEP_CANCELLED",
                "STATE_OF_PLAY_FROZEN",
                "PROMISE_ATTACHED",
                "PLEDGE_RECORDED",
                "PLEDGE_KEPT",
                "PLEDGE_WITHDRAWN");
    }

    @Override
    public Moment tell(Act act, Page page) {
        return switch (act.type()) {
            case "PLAN_ADOPTED" -> adopted(act, page);
            case "PLAN_SUPERSEDED" ->
                moment(
                                Tone.OFF,
                                "closed",
                                page.say("strategy.told.superseded", act.number("number"), act.number("by")),
                                act,
                                page)
                        .at(page.to("/plan/versions/" + act.number("number")));
            case "PLAN_CLOSED" ->
                because(moment(Tone.OFF, "closed", page.say("strategy.told.closed"), act, page), act, "why", page)
                        .with(by(act, page))
                        .at(page.to("/plan/versions/" + act.number("number")));
            case "PLAN_NEWS" ->
                because(
                                moment(
                                        Tone.PLAIN,
                                        "report",
                                        page.say("strategy.told.news", title(act, page)),
                                        act,
                                        page),
                                act,
                                "text",
                                page)
                        .with(signed(act, page))
                        .at(page.to((act.subject().kind().equals(Steps.KIND) ? "/plan/steps/" : "/plan/actions/")
                                + act.subject().id()));
            case "STEP_DONE" ->
                linked(
                                because(
                                        moment(
                                                        Tone.KEPT,
                                                        "check",
                                                        page.say("strategy.told.done", title(act, page)),
                                                        act,
                                                        page)
                                                .with(
                                                        page.say("strategy.told.done-on", day(act, "doneOn", page)),
                                                        signed(act, page)),
                                        act,
                                        "evidence",
                                        page),
                                act,
                                page)
                        .at(step(act, page));
            case "STEP_REOPENED" ->
                because(
                                moment(
                                        Tone.LATE,
                                        "withdraw",
                                        page.say("strategy.told.reopened", title(act, page)),
                                        act,
                                        page),
                                act,
                                "why",
                                page)
                        .with(signed(act, page))
                        .at(step(act, page));
            case "STEP_HELD" ->
                linked(
                                because(
                                        moment(
                                                Tone.PLAIN,
                                                "check",
                                                page.say(
                                                        "strategy.told.held",
                                                        title(act, page),
                                                        day(act, "heldOn", page)),
                                                act,
                                                page),
                                        act,
                                        "evidence",
                                        page),
                                act,
                                page)
                        .with(by(act, page))
                        .at(act.id("meeting")
                                .map(it -> page.to("/meetings/" + it))
                                .orElse(step(act, page)));
            case "STEP_HELD_STRUCK" ->
                because(
                                moment(
                                        Tone.OFF,
                                        "withdraw",
                                        page.say("strategy.told.struck", title(act, page), day(act, "heldOn", page)),
                                        act,
                                        page),
                                act,
                                "why",
                                page)
                        .with(signed(act, page))
                        .at(step(act, page));
            case "STEP_CANCELLED" ->
                because(
                                moment(
                                        Tone.OFF,
                                        "closed",
                                        page.say("strategy.told.cancelled", title(act, page)),
                                        act,
                                        page),
                                act,
                                "why",
                                page)
                        .with(signed(act, page))
                        .at(step(act, page));
            case "STATE_OF_PLAY_FROZEN" ->
                moment(Tone.PLAIN, "document", page.say("strategy.told.frozen", act.number("number")), act, page)
                        .with(page.say("strategy.told.hash", act.text("sha256").orElse("")))
                        .with(by(act, page))
                        .at(page.to("/plan/state-of-play/" + act.subject().id()));
            case "PROMISE_ATTACHED" ->
                because(moment(Tone.PLAIN, "promise", page.say("strategy.told.attached"), act, page), act, "text", page)
                        .with(by(act, page))
                        .at(page.to("/commitments/" + act.subject().id()));
            case "PLEDGE_RECORDED" ->
                because(
                                moment(
                                        Tone.PLAIN,
                                        "promise",
                                        page.say("strategy.told.pledged", name(act, "by", page)),
                                        act,
                                        page),
                                act,
                                "text",
                                page)
                        .with(
                                page.say("strategy.due", day(act, "dueOn", page)),
                                act.texts("consequence").isEmpty()
                                        ? page.say("strategy.no-consequence")
                                        : page.say("strategy.told.consequence", name(act, "consequence", page)))
                        .with(by(act, page))
                        .at(pledge(act, page));
            case "PLEDGE_KEPT" ->
                because(
                                moment(
                                        Tone.KEPT,
                                        "check",
                                        page.say("strategy.told.pledge-kept", name(act, "by", page)),
                                        act,
                                        page),
                                act,
                                "evidence",
                                page)
                        .with(page.say("strategy.told.done-on", day(act, "keptOn", page)))
                        .with(by(act, page))
                        .at(pledge(act, page));
            case "PLEDGE_WITHDRAWN" ->
                because(
                                moment(
                                        Tone.OFF,
                                        "withdraw",
                                        page.say("strategy.told.pledge-withdrawn", name(act, "by", page)),
                                        act,
                                        page),
                                act,
                                "why",
                                page)
                        .with(by(act, page))
                        .at(pledge(act, page));
            default -> throw new IllegalArgumentException(act.type());
        };
    }

    private static Moment adopted(Act act, Page page) {
        var moment = moment(
                        Tone.PLAIN,
                        "flag",
                        page.say("strategy.told.adopted", title(act, page), act.number("number")),
                        act,
                        page)
                .with(
                        page.say(
                                "strategy.adopted-by",
                                act.text("decidedBy").orElse(""),
                                act.text("reference").orElse(""),
                                day(act, "decidedOn", page)),
                        page.say("strategy.told.size", act.number("goals"), act.number("actions"), act.number("steps")))
                .at(page.to("/plan/versions/" + act.number("number")));
        if (act.payload().get("dropped") instanceof Iterable<?> dropped) {
            for (var one : dropped) {
                if (one instanceof Map<?, ?> words) {
                    moment = moment.with(page.say(
                            "strategy.told.dropped",
                            Quote.of(texts(words), page).value()));
                }
            }
        }
        return moment;
    }

    private static Map<String, String> texts(Map<?, ?> words) {
        var texts = new LinkedHashMap<String, String>();
        words.forEach((lang, value) -> texts.put(String.valueOf(lang), String.valueOf(value)));
        return texts;
    }

    private static Moment moment(Tone tone, String icon, String title, Act act, Page page) {
        return Moment.of(tone, icon, title, page, act.on());
    }

    private static Moment because(Moment moment, Act act, String key, Page page) {
        return moment.saying(Quote.of(act.texts(key), page));
    }

    private static Moment linked(Moment moment, Act act, Page page) {
        return act.text("link")
                .map(it -> moment.with(page.say("strategy.told.link", it)))
                .orElse(moment);
    }

    /** What came of itself, from a meeting a body held, was said by nobody. */
    private String[] by(Act act, Page page) {
        return act.actor().kind() == ActorKind.SYSTEM ? new String[0] : new String[] {signed(act, page)};
    }

    /** The holder's name; where a clerk typed it in, theirs too. */
    private String signed(Act act, Page page) {
        return act.id("enteredBy")
                .map(clerk -> page.say("strategy.told.by-for", act.actor().name(), signing.name(clerk)))
                .orElse(page.say("strategy.told.by", act.actor().name()));
    }

    private static String title(Act act, Page page) {
        return name(act, "title", page);
    }

    private static String name(Act act, String key, Page page) {
        return Quote.of(act.texts(key), page).value();
    }

    private static String day(Act act, String key, Page page) {
        return page.date(act.date(key).orElse(LocalDate.EPOCH));
    }

    private static String step(Act act, Page page) {
        return page.to("/plan/steps/" + act.subject().id());
    }

    private static String pledge(Act act, Page page) {
        return page.to("/plan/pledges/" + act.subject().id());
    }
}
