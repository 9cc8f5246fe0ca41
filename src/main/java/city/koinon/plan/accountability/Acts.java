package city.koinon.plan.accountability;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Teller;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the acts of this room as moments of a thread, from what stands in the public record and nothing else. */
@Component
class Acts implements Teller {

    private final Directory directory;
    private final Signing signing;

    Acts(Directory directory, Signing signing) {
        this.directory = directory;
        this.signing = signing;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "RECOMMENDATION_ADOPTED",
                "RECOMMENDATION_SENT",
                "RECOMMENDATION_ACKNOWLEDGED",
                "RECOMMENDATION_FOLLOWED_UP",
                "RECOMMENDATION_CLOSED",
                "RECOMMENDATION_WITHDRAWN",
                "ANSWER_PUBLISHED",
                "ANSWER_JUDGED",
                "COMMITMENT_MADE",
                "COMMITMENT_REPORTED",
                "COMMITMENT_JUDGED",
                "COMMITMENT_REVISED",
                "COMMITMENT_WAIVED",
                "OFFICE_SUMMONED",
                "OFFICE_APPEARED");
    }

    @Override
    public Moment tell(Act act, Page page) {
        return switch (act.type()) {
            case "RECOMMENDATION_ADOPTED" -> adopted(act, page);
            case "RECOMMENDATION_SENT" ->
                plain("flag", page.say("accountability.act.sent", offices(act, page)), act, page)
                        .at(recommendation(act, page));
            case "RECOMMENDATION_ACKNOWLEDGED" ->
                plain(
                                "check",
                                page.say(
                                        "accountability.act.acknowledged",
                                        act.actor().name()),
                                act,
                                page)
                        .with(signed(act, page));
            case "RECOMMENDATION_FOLLOWED_UP" -> plain("plan", page.say("accountability.act.followed-up"), act, page);
            case "RECOMMENDATION_CLOSED" -> toned(Tone.KEPT, "kept", page.say("accountability.act.closed"), act, page);
            case "RECOMMENDATION_WITHDRAWN" ->
                said(
                        toned(
                                Tone.OFF,
                                "withdraw",
                                page.say(
                                        "accountability.act.withdrawn",
                                        act.actor().name()),
                                act,
                                page),
                        act,
                        "reasons",
                        page);
            case "ANSWER_PUBLISHED" -> answered(act, page);
            case "ANSWER_JUDGED" -> judgedAnswer(act, page);
            case "COMMITMENT_MADE" ->
                said(
                                plain(
                                                "promise",
                                                page.say(
                                                        "accountability.act.promised",
                                                        act.actor().name()),
                                                act,
                                                page)
                                        .at(page.to(
                                                "/commitments/" + act.subject().id())),
                                act,
                                "text",
                                page)
                        .with(page.say(
                                "accountability.act.promised.until",
                                act.date("dueOn").map(page::date).orElse(""),
                                in(act.texts("doneWhen"), page)));
            case "COMMITMENT_REPORTED" -> reported(act, page);
            case "COMMITMENT_JUDGED" -> judgedPromise(act, page);
            case "COMMITMENT_REVISED" ->
                said(
                                toned(
                                                Tone.SOON,
                                                "edit",
                                                page.say(
                                                        "accountability.act.revised",
                                                        act.actor().name()),
                                                act,
                                                page)
                                        .at(page.to(
                                                "/commitments/" + act.subject().id())),
                                act,
                                "why",
                                page)
                        .with(
                                page.say(
                                        "accountability.act.revised.from",
                                        in(act.texts("promise"), page),
                                        act.date("dueOn").map(page::date).orElse("")),
                                page.say(
                                        "accountability.act.revised.to",
                                        in(act.texts("newer"), page),
                                        act.date("newDueOn").map(page::date).orElse("")),
                                signed(act, page));
            case "COMMITMENT_WAIVED" ->
                said(
                        toned(
                                        Tone.OFF,
                                        "closed",
                                        page.say(
                                                "accountability.act.waived",
                                                act.actor().name()),
                                        act,
                                        page)
                                .with(in(act.texts("promise"), page)),
                        act,
                        "reasons",
                        page);
            case "OFFICE_SUMMONED" ->
                toned(
                        Tone.LATE,
                        "people",
                        page.say("accountability.act.summoned", act.actor().name(), office(act, page)),
                        act,
                        page);
            default -> plain("people", page.say("accountability.act.appeared", office(act, page)), act, page);
        };
    }

    private Moment adopted(Act act, Page page) {
        return plain(
                        "decision",
                        page.say("accountability.act.adopted", act.actor().name()),
                        act,
                        page)
                .at(recommendation(act, page))
                .with(page.say(
                        "accountability.act.adopted.votes",
                        act.number("yes"),
                        act.number("no"),
                        act.number("abstain"),
                        act.number("present"),
                        act.number("seats")));
    }

    private Moment answered(Act act, Page page) {
        var position = act.text("position").map(Position::valueOf).orElse(Position.ACCEPT);
        var title = act.text("supersedes").isPresent()
                ? page.say("accountability.act.answered-anew", act.number("ask"), page.say(position))
                : page.say("accountability.act.answered", act.number("ask"), page.say(position));
        var moment = said(toned(Tones.of(position), Tones.icon(position), title, act, page), act, "reasons", page);
        var lines = new ArrayList<String>();
        lines.add(act.actor().name());
        act.text("basis").map(Basis::valueOf).ifPresent(basis -> lines.add(page.say(basis)));
        if (!act.texts("basisText").isEmpty()) {
            lines.add(in(act.texts("basisText"), page));
        }
        if (!act.texts("handedTo").isEmpty()) {
            lines.add(page.say("accountability.act.handed-to", in(act.texts("handedTo"), page)));
        }
        act.date("studyUntil")
                .ifPresent(until -> lines.add(page.say("accountability.act.study-until", page.date(until))));
        lines.add(signed(act, page));
        return moment.with(lines.toArray(String[]::new)).at(recommendation(act, page) + "#ask-" + act.number("ask"));
    }

    private Moment judgedAnswer(Act act, Page page) {
        var value = act.text("value").map(VerdictValue::valueOf).orElse(VerdictValue.UNJUDGED);
        var title = value == VerdictValue.UNJUDGED
                ? page.say("accountability.act.answer-unjudged", act.number("ask"))
                : page.say("accountability.act.answer-judged", act.number("ask"), page.say(value));
        var moment = said(toned(Tones.of(value), "verdict", title, act, page), act, "reasons", page);
        return value == VerdictValue.UNJUDGED ? moment : moment.with(act.actor().name());
    }

    private Moment reported(Act act, Page page) {
        var claim = act.text("claim").map(Claim::valueOf).orElse(Claim.UNDERWAY);
        var tone = switch (claim) {
            case DONE, UNDERWAY -> Tone.PLAIN;
            case BLOCKED, WILL_MISS -> Tone.SOON;
        };
        var moment = said(
                toned(tone, "report", page.say("accountability.act.reported", page.say(claim)), act, page)
                        .at(page.to("/commitments/" + act.subject().id())),
                act,
                "text",
                page);
        var lines = new ArrayList<String>();
        lines.add(in(act.texts("promise"), page));
        if (act.payload().get("evidence") instanceof java.util.List<?> evidence) {
            evidence.forEach(it -> {
                if (it instanceof Map<?, ?> one) {
                    lines.add(page.say(
                            "accountability.act.evidence",
                            page.say(EvidenceKind.valueOf(String.valueOf(one.get("kind")))),
                            String.valueOf(one.get("said"))));
                }
            });
        }
        lines.add(act.actor().name());
        lines.add(signed(act, page));
        return moment.with(lines.toArray(String[]::new));
    }

    private Moment judgedPromise(Act act, Page page) {
        var value = act.text("value").map(VerdictValue::valueOf).orElse(VerdictValue.UNJUDGED);
        var title = value == VerdictValue.UNJUDGED
                ? page.say("accountability.act.promise-unjudged")
                : page.say("accountability.act.promise-judged", act.actor().name(), page.say(value));
        return said(
                        toned(Tones.of(value), "verdict", title, act, page)
                                .at(page.to("/commitments/" + act.subject().id())),
                        act,
                        "reasons",
                        page)
                .with(in(act.texts("promise"), page));
    }

    private static Moment plain(String icon, String title, Act act, Page page) {
        return toned(Tone.PLAIN, icon, title, act, page);
    }

    private static Moment toned(Tone tone, String icon, String title, Act act, Page page) {
        return Moment.of(tone, icon, title, page, act.at());
    }

    /** Quotes what was said, in the reader's language or else as it was written. */
    private static Moment said(Moment moment, Act act, String key, Page page) {
        var words = act.texts(key);
        var original = act.text("lang").filter(words::containsKey);
        return original.isPresent() && !words.containsKey(page.lang())
                ? moment.saying(words.getOrDefault(original.get(), ""), original.get())
                : moment.saying(Quote.of(words, page));
    }

    private static String in(Map<String, String> words, Page page) {
        return Quote.of(words, page).value();
    }

    private String signed(Act act, Page page) {
        var signed = act.text("signed").orElse("");
        var letter = act.date("letterOn");
        if (letter.isPresent()) {
            return page.say(
                    "accountability.signed.letter",
                    signed,
                    page.date(letter.get()),
                    entered(act).orElse(""));
        }
        return entered(act)
                .map(clerk -> page.say("accountability.signed.for", signed, clerk))
                .orElse(page.say("accountability.signed", signed));
    }

    /** The record keeps who it was; what they are called is asked when it is read. */
    private Optional<String> entered(Act act) {
        return act.text("enteredBy").map(UUID::fromString).map(signing::name);
    }

    private String office(Act act, Page page) {
        return act.id("officeId")
                .flatMap((UUID id) -> directory.findOffice(id))
                .map(it -> it.nameIn(page.lang()))
                .orElse(act.text("office").orElse(""));
    }

    private static String offices(Act act, Page page) {
        if (act.payload().get("officeNames") instanceof java.util.List<?> names) {
            return String.join(
                    page.say("accountability.and-so-on"),
                    names.stream()
                            .filter(Map.class::isInstance)
                            .map(it -> in(words((Map<?, ?>) it), page))
                            .toList());
        }
        return "";
    }

    private static Map<String, String> words(Map<?, ?> payload) {
        var words = new LinkedHashMap<String, String>();
        payload.forEach((lang, value) -> words.put(String.valueOf(lang), String.valueOf(value)));
        return words;
    }

    private static String recommendation(Act act, Page page) {
        return page.to("/recommendations/" + act.text("number").orElse(""));
    }
}
