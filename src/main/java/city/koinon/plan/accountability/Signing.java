package city.koinon.plan.accountability;

import city.koinon.listen.participation.Decisions;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the name under which an office speaks. An office speaks through whoever holds it, or through a clerk for them; its name is
 * public. Coordinators, secretaries and operators speak for no office.
 */
@Component
public class Signing {

    private final Directory directory;
    private final Decisions decisions;
    private final Personas personas;

    Signing(Directory directory, Decisions decisions, Personas personas) {
        this.directory = directory;
        this.decisions = decisions;
        this.personas = personas;
    }

    /**
     * @throws NotAllowed unless the visitor holds the office or is a clerk of it
     * @throws Conflicted while nobody holds the office
     */
    public Signature of(Visitor by, UUID office, LocalDate today) {
        if (!signsFor(by, office)) {
            throw new NotAllowed("Only the holder of " + office + " or a clerk for them");
        }
        var term =
                directory.termOn(office, today).orElseThrow(() -> new Conflicted("", "accountability.refused.vacant"));
        var self = by.is(Role.OFFICE_HOLDER, office) && by.accountId().equals(term.account());
        return new Signature(office, term.id(), term.person(), self ? null : personas.of(by.accountId()));
    }

    /** Whoever voted on a recommendation, or kept the minutes of it, does not answer it. */
    Signature toAnswer(Visitor by, Recommendation recommendation, UUID office, LocalDate today) {
        var signature = of(by, office, today);
        var decision = recommendation.decision();
        if (decision != null) {
            var took = decisions.tookPart(decision);
            var holder = directory.termOn(office, today).map(it -> it.account());
            if (took.contains(by.accountId()) || holder.filter(took::contains).isPresent()) {
                throw new Conflicted("", "accountability.refused.took-part");
            }
        }
        return signature;
    }

    /** The letter of an office of another level, which has nobody here, passed on by the secretary of the body that waits for it. */
    Signature passedOn(
            Visitor by, Recommendation recommendation, UUID office, AnswerDraft.Letter letter, LocalDate today) {
        if (!passesOnFor(by, recommendation, office)) {
            throw new NotAllowed("Only for offices outside the city, by the secretary of the body");
        }
        var term = directory.termOn(office, today).map(it -> it.id()).orElse(null);
        return new Signature(office, term, letter.signed(), personas.of(by.accountId()));
    }

    /** Who put a signature there for its owner, by their name of today. */
    public String name(UUID enteredBy) {
        return personas.realNames(List.of(enteredBy)).getOrDefault(enteredBy, Personas.GONE);
    }

    boolean signsFor(Visitor by, UUID office) {
        return by.is(Role.OFFICE_HOLDER, office) || by.is(Role.CLERK, office);
    }

    boolean passesOnFor(Visitor by, Recommendation recommendation, UUID office) {
        return by.is(Role.SECRETARY, recommendation.body())
                && directory.office(office).external();
    }

    /** An office promises for itself and for those below it. */
    boolean mayPromiseFor(UUID office, UUID other) {
        @Nullable Office at = directory.office(other);
        for (var steps = 0; at != null && steps < 20; steps++) {
            if (at.id().equals(office)) {
                return true;
            }
            var above = at.reportsTo();
            at = above == null ? null : directory.office(above);
        }
        return false;
    }
}
