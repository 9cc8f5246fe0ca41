package city.koinon.plan.accountability;

import city.koinon.listen.participation.Bodies;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Page;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether the bodies meet as they owe to: months with a meeting, of the months in which they were active. */
@Component
class Rhythm {

    private static final int EVERY_ONE = 100_000;

    record OfBody(String body, String href, Share months) {}

    private final Bodies bodies;
    private final Ledger ledger;
    private final Texts texts;

    Rhythm(Bodies bodies, Ledger ledger, Texts texts) {
        this.bodies = bodies;
        this.ledger = ledger;
        this.texts = texts;
    }

    List<OfBody> ofBodies(Page page) {
        var held = ledger.latestOf(Set.of("MEETING_HELD"), EVERY_ONE).stream()
                .filter(act -> act.actor().id() != null)
                .collect(Collectors.groupingBy(
                        act -> java.util.Objects.requireNonNull(act.actor().id()),
                        Collectors.mapping(Rhythm::heldOn, Collectors.toSet())));
        return bodies.all().stream()
                .filter(it -> it.activeSince() != null)
                .map(it -> new OfBody(
                        texts.get(it.name()).in(page.lang()).value(),
                        page.to("/bodies/" + it.slug()),
                        months(
                                java.util.Objects.requireNonNull(it.activeSince()),
                                page.today(),
                                held.getOrDefault(it.id(), Set.of()))))
                .toList();
    }

    /** The day of the meeting, also when it was closed after midnight or the week after. */
    static LocalDate heldOn(Act act) {
        return act.date("heldOn").orElse(act.on());
    }

    /** Both the month in which the body began and the one that runs count: a month is over when it is over, not when it suits. */
    static Share months(LocalDate since, LocalDate today, Collection<LocalDate> held) {
        var first = YearMonth.from(since);
        var last = YearMonth.from(today);
        var active = first.isAfter(last) ? 0 : (int) first.until(last, java.time.temporal.ChronoUnit.MONTHS) + 1;
        var with = (int) held.stream()
                .map(YearMonth::from)
                .filter(it -> !it.isBefore(first) && !it.isAfter(last))
                .distinct()
                .count();
        return new Share(with, active);
    }
}
