package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import city.koinon.platform.texts.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells those who have to do something next. Whoever follows a thread is told of its acts by the notices themselves. */
@Component
class Letters {

    private final Notices notices;
    private final Accounts accounts;
    private final Texts texts;
    private final Bodies bodies;

    Letters(Notices notices, Accounts accounts, Texts texts, Bodies bodies) {
        this.notices = notices;
        this.accounts = accounts;
        this.texts = texts;
        this.bodies = bodies;
    }

    /** Also to the office an ask was handed over to, and again when it was reopened: each time another answer is owed. */
    void asked(Ask ask, Recommendation recommendation) {
        notices.sendToOffice(
                "asked-" + ask.id() + "-" + ask.office() + "-" + ask.state(),
                ask.office(),
                "accountability.letter.asked.subject",
                "accountability.letter.asked.body",
                path(recommendation),
                said(bodies.get(recommendation.body()).name()),
                said(recommendation.title()),
                said(ask.text()));
    }

    void answered(Ask ask, Recommendation recommendation, Act act) {
        toSecretary(
                recommendation.body(),
                "answered-" + act.id(),
                "accountability.letter.answered.subject",
                "accountability.letter.answered.body",
                path(recommendation),
                ask.n(),
                said(recommendation.title()));
    }

    void reportedDone(Commitment promise, Act act) {
        var body = promise.body();
        if (body != null) {
            toSecretary(
                    body,
                    "reported-" + act.id(),
                    "accountability.letter.reported.subject",
                    "accountability.letter.reported.body",
                    "/commitments/" + promise.id(),
                    said(promise.text()));
        }
    }

    void judged(Commitment promise, VerdictValue value, Act act) {
        notices.sendToOffice(
                "judged-" + act.id(),
                promise.office(),
                "accountability.letter.judged.subject",
                "accountability.letter.judged.body",
                "/commitments/" + promise.id(),
                said(promise.text()),
                value);
    }

    void summoned(Appearance appearance, Recommendation recommendation) {
        notices.sendToOffice(
                "summoned-" + appearance.id(),
                appearance.office(),
                "accountability.letter.summoned.subject",
                "accountability.letter.summoned.body",
                path(recommendation),
                said(bodies.get(recommendation.body()).name()),
                said(recommendation.title()));
    }

    private void toSecretary(UUID body, String key, String subject, String text, String path, Object... args) {
        accounts.withGrant(Role.SECRETARY, body)
                .forEach(secretary -> notices.send(Letter.of(key, secretary.id(), subject, text, path, args)));
    }

    private Map<String, String> said(UUID text) {
        var said = new LinkedHashMap<String, String>();
        texts.get(text).renderings().forEach((lang, rendering) -> said.put(lang, rendering.value()));
        return said;
    }

    private static String path(Recommendation recommendation) {
        return "/recommendations/" + recommendation.number();
    }
}
