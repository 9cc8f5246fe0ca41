package city.koinon.plan.motions;

import city.koinon.listen.participation.Agendas;
import city.koinon.listen.participation.Decision;
import city.koinon.listen.participation.Decisions;
import city.koinon.listen.participation.ItemKind;
import city.koinon.plan.accountability.MotionKind;
import city.koinon.plan.accountability.Motions;
import city.koinon.plan.accountability.Resolutions;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Text;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import city.koinon.platform.ui.Words;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts questions on the agendas of bodies, takes them back when they are overtaken, and passes on what was carried. */
@Service
@Transactional
class Questions implements Motions {

    private final MotionRows rows;
    private final Resolutions resolutions;
    private final Agendas agendas;
    private final Decisions decisions;
    private final Ledger ledger;
    private final Texts texts;
    private final Words words;
    private final Municipality municipality;

    Questions(
            MotionRows rows,
            Resolutions resolutions,
            Agendas agendas,
            Decisions decisions,
            Ledger ledger,
            Texts texts,
            Words words,
            Municipality municipality) {
        this.rows = rows;
        this.resolutions = resolutions;
        this.agendas = agendas;
        this.decisions = decisions;
        this.ledger = ledger;
        this.texts = texts;
        this.words = words;
        this.municipality = municipality;
    }

    @Override
    public UUID put(MotionKind kind, Subject about, @Nullable Written reasons, Visitor by) {
        ledger.takeTurn();
        resolutions.mustBePutBy(by, about);
        if (!resolutions.possible(about).contains(kind)) {
            throw new Conflicted("kind", "motions.refused.not-now");
        }
        if (decisions.openAbout(about)) {
            throw new Conflicted("", "accountability.refused.vote-open");
        }
        lapseIfOvertaken(about);
        if (rows.open(about).isPresent()) {
            throw new Conflicted("", "motions.refused.on-the-agenda");
        }
        if (kind.reasonsNeeded() && reasons == null) {
            throw new Refused("reasons." + municipality.city().mainLanguage(), "accountability.refused.reasons");
        }
        resolutions.prepare(kind, about);
        var motion = new Motion(
                Ids.next(),
                resolutions.bodyOf(about),
                kind,
                about,
                texts.write(title(kind, about)),
                reasons == null ? null : texts.write(reasons),
                resolutions.judged(kind, about),
                municipality.today(),
                Motion.State.OPEN,
                null,
                0);
        rows.add(motion);
        agendas.propose(motion.body(), ItemKind.DECIDE, about, motion.title());
        return motion.id();
    }

    @Override
    public Optional<MotionKind> open(Subject about) {
        return rows.open(about).filter(it -> !overtaken(it)).map(Motion::kind);
    }

    @Override
    public void lapseIfOvertaken(Subject about) {
        rows.open(about).filter(this::overtaken).ifPresent(motion -> {
            rows.save(motion.lapsed());
            agendas.onlyInform(motion.body(), about, resolutions.textOf(about));
        });
    }

    /** Nothing can come of it any more, or the office has said something else since it was put. */
    private boolean overtaken(Motion motion) {
        var judged = motion.judged();
        return !resolutions.possible(motion.subject()).contains(motion.kind())
                || judged != null && !judged.equals(resolutions.judged(motion.kind(), motion.subject()));
    }

    /** What a body votes on when it votes on this: the question as it was put, in its own words. */
    Optional<UUID> question(Subject about) {
        return rows.open(about).map(Motion::title);
    }

    /** Called in the transaction that closes the vote. What has been overtaken by events meanwhile has no effect. */
    void decided(Subject about, Decision decision) {
        rows.open(about).filter(it -> it.body().equals(decision.body())).ifPresent(motion -> {
            var overtaken = overtaken(motion);
            rows.save(motion.decided(decision.id(), decision.carried()));
            if (decision.carried() && !overtaken) {
                resolutions.carried(motion.kind(), about, motion.reasons(), decision);
            }
        });
    }

    /** In each language in which both the house and the text speak: no title is half in one and half in another. */
    private Written title(MotionKind kind, Subject about) {
        var what = texts.get(resolutions.textOf(about));
        var values = new LinkedHashMap<String, String>();
        Stream.concat(municipality.city().languages().stream(), Stream.of(what.sourceLanguage()))
                .distinct()
                .filter(lang ->
                        Words.LANGUAGES.contains(lang) && what.renderings().containsKey(lang))
                .forEach(lang -> values.put(lang, title(kind, what, lang)));
        if (values.isEmpty()) {
            var main = municipality.city().mainLanguage();
            return Written.of(main, title(kind, what, main));
        }
        return Written.of(values.keySet().iterator().next(), values);
    }

    private String title(MotionKind kind, Text what, String lang) {
        return words.say(
                lang, "motions.title", words.say(lang, kind), what.in(lang).value());
    }
}
