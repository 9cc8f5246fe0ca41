package city.koinon.listen.participation;

import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Teller;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How the acts of bodies read in a thread. Tells from the act alone, so that it tells the same for ever. */
@Component
class Told implements Teller {

    @Override
    public Set<String> types() {
        return Set.of(
                "BODY_ACTIVATED",
                "BODY_DORMANT",
                "BODY_CLOSED",
                "BODY_REWRITTEN",
                "RULEBOOK_ADOPTED",
                "SEAT_OPENED",
                "SEAT_CLOSED",
                "MANDATE_GIVEN",
                "MANDATE_ENDED",
                "MEETING_CONVENED",
                "MEETING_CHANGED",
                "MEETING_CANCELLED",
                "MEETING_OPENED",
                "MEETING_HELD",
                "NO_QUORUM",
                "DECISION_TAKEN",
                "MINUTES_CIRCULATED",
                "MINUTES_TAKEN_BACK",
                "MINUTES_ADOPTED",
                "MINUTES_ERRATUM");
    }

    @Override
    public Moment tell(Act act, Page page) {
        var body = act.actor().name();
        var number = act.number("number");
        return switch (act.type()) {
            case "BODY_ACTIVATED" ->
                moment(act, page, Tone.KEPT, "people", page.say("participation.act.activated", body));
            case "BODY_DORMANT" -> moment(act, page, Tone.OFF, "pause", page.say("participation.act.dormant", body));
            case "BODY_CLOSED" -> moment(act, page, Tone.OFF, "closed", page.say("participation.act.closed", body));
            case "BODY_REWRITTEN" ->
                moment(act, page, Tone.PLAIN, "edit", page.say("participation.act.rewritten", body));
            case "RULEBOOK_ADOPTED" ->
                moment(
                                act,
                                page,
                                Tone.PLAIN,
                                "document",
                                page.say("participation.act.rulebook", act.number("version"), body))
                        .with(page.say("participation.act.effective", date(act, "effectiveFrom", page)));
            case "SEAT_OPENED" ->
                moment(act, page, Tone.PLAIN, "add", page.say("participation.act.seat-opened", seat(act)))
                        .with(constituency(act, page));
            case "SEAT_CLOSED" ->
                moment(act, page, Tone.OFF, "closed", page.say("participation.act.seat-closed", seat(act)));
            case "MANDATE_GIVEN" ->
                moment(act, page, Tone.PLAIN, "person", page.say("participation.act.mandate-given", seat(act)))
                        .with(mandate(act, page).toArray(String[]::new));
            case "MANDATE_ENDED" ->
                moment(act, page, Tone.PLAIN, "leave", page.say("participation.act.mandate-ended", seat(act)))
                        .with(page.say("participation.act.last-day", date(act, "last", page)));
            case "MEETING_CONVENED" -> convened(act, page, number);
            case "MEETING_CHANGED" ->
                moment(act, page, Tone.PLAIN, "edit", page.say("participation.act.changed", number))
                        .with(changes(act, page));
            case "MEETING_CANCELLED" ->
                saying(
                        moment(act, page, Tone.OFF, "closed", page.say("participation.act.cancelled", number)),
                        act,
                        "reason",
                        page);
            case "MEETING_OPENED" ->
                moment(act, page, Tone.PLAIN, "meeting", page.say("participation.act.opened", number));
            case "MEETING_HELD" ->
                moment(act, page, Tone.KEPT, "meeting", page.say("participation.act.held", number))
                        .with(page.say(
                                "participation.act.present",
                                act.number("present"),
                                act.number("filled"),
                                act.number("guests")));
            case "NO_QUORUM" ->
                moment(
                                act,
                                page,
                                Tone.LATE,
                                "late",
                                page.say("participation.act.no-quorum", act.number("present"), act.number("filled")))
                        .with(text(act, "item", page), page.say("participation.act.needed", act.number("needed")));
            case "DECISION_TAKEN" -> decided(act, page, body);
            case "MINUTES_CIRCULATED" ->
                moment(act, page, Tone.PLAIN, "document", page.say("participation.act.circulated", number))
                        .with(page.say("participation.act.object-until", date(act, "until", page)));
            case "MINUTES_TAKEN_BACK" ->
                moment(act, page, Tone.PLAIN, "withdraw", page.say("participation.act.taken-back", number));
            case "MINUTES_ADOPTED" ->
                moment(act, page, Tone.KEPT, "kept", page.say("participation.act.adopted", number))
                        .with(
                                Boolean.TRUE.equals(act.payload().get("bySilence"))
                                        ? page.say("participation.act.by-silence")
                                        : page.say("participation.act.by-decision"));
            default ->
                saying(
                        moment(act, page, Tone.PLAIN, "edit", page.say("participation.act.erratum", number)),
                        act,
                        "said",
                        page);
        };
    }

    private static Moment convened(Act act, Page page, long number) {
        var starts = act.text("starts").map(Instant::parse).map(page::dateTime).orElse("");
        var moment = moment(act, page, Tone.PLAIN, "calendar", page.say("participation.act.convened", number))
                .with(starts);
        return act.text("place").map(moment::with).orElse(moment);
    }

    private static String[] changes(Act act, Page page) {
        return act.payload().get("changes") instanceof List<?> changes
                ? changes.stream()
                        .map(it -> label(Meeting.Change.valueOf(it.toString()), page))
                        .toArray(String[]::new)
                : new String[0];
    }

    private static String label(Meeting.Change change, Page page) {
        return switch (change) {
            case MODE -> page.say("participation.meeting.how");
            case PLACE -> page.say("participation.meeting.place");
            case LINK -> page.say("participation.meeting.link");
            case LANGUAGES -> page.say("participation.meeting.languages");
            case SUPPORT -> page.say("participation.meeting.support");
            case AGENDA -> page.say("participation.agenda.title");
        };
    }

    private static Moment decided(Act act, Page page, String body) {
        var result = Result.valueOf(act.text("result").orElse("NOT_CARRIED"));
        return moment(
                        act,
                        page,
                        result == Result.CARRIED ? Tone.KEPT : Tone.PLAIN,
                        "decision",
                        switch (result) {
                            case CARRIED -> page.say("participation.act.carried", body);
                            case NOT_CARRIED -> page.say("participation.act.not-carried", body);
                            case TIED -> page.say("participation.act.tied", body);
                        })
                .with(
                        text(act, "question", page),
                        page.say(
                                "participation.decision.tally",
                                act.number("yes"),
                                act.number("no"),
                                act.number("abstain")),
                        page.say(
                                "participation.decision.present",
                                act.number("presentVoting"),
                                act.number("filledVoting")));
    }

    private static List<String> mandate(Act act, Page page) {
        var lines = new ArrayList<String>();
        act.text("name").ifPresent(lines::add);
        lines.add(constituency(act, page));
        act.text("part").map(Mandate.Part::valueOf).map(page::say).ifPresent(lines::add);
        lines.add(
                act.date("to").isPresent()
                        ? page.say("participation.seat.from-to", date(act, "from", page), date(act, "to", page))
                        : page.say("participation.seat.from", date(act, "from", page)));
        return lines;
    }

    private static Moment moment(Act act, Page page, Tone tone, String icon, String title) {
        return Moment.of(tone, icon, title, page, act.at());
    }

    private static String constituency(Act act, Page page) {
        var kind = act.text("constituency")
                .map(Seat.Constituency::valueOf)
                .map(page::say)
                .orElse("");
        return act.text("organisation").map(it -> kind + " · " + it).orElse(kind);
    }

    private static String seat(Act act) {
        return act.text("seat").orElse("");
    }

    private static String date(Act act, String key, Page page) {
        return act.date(key).map(page::date).orElse("");
    }

    private static String text(Act act, String key, Page page) {
        return Quote.of(act.texts(key), page).value();
    }

    private static Moment saying(Moment moment, Act act, String key, Page page) {
        return moment.saying(Quote.of(act.texts(key), page));
    }
}
