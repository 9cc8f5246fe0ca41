package city.koinon.platform.duties;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Body;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A small Greek city with a mayor, a deputy mayor and a social service, each held by somebody with a mailbox, and a clock of its own day. */
public final class Town {

    static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final String slug = "town" + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 46656, 36);
    public final UUID mayor;
    public final UUID deputy;
    public final UUID social;
    public final UUID holder;
    public final UUID clerk;
    public final UUID body;

    /** How many acts its founding left in the record: who holds which office. */
    public final long recorded;

    private final ApplicationContext house;
    private final TransactionTemplate transaction;

    public Town(ApplicationContext house) {
        this.house = house;
        this.transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        at("2026-01-02");
        house.getBean(Municipality.class)
                .create(SmallCity.of(slug, Map.of("el", "Πόλη", "en", "Town"), "el", "en", "ar"));
        var directory = house.getBean(Directory.class);
        var accounts = house.getBean(Accounts.class);
        mayor = in(() -> directory.addOffice(office("Mayor", null), Visitors.COORDINATOR));
        deputy = in(() -> directory.addOffice(office("Deputy Mayor", mayor), Visitors.COORDINATOR));
        social = in(() -> directory.addOffice(office("Social Service", deputy), Visitors.COORDINATOR));
        holder = in(() -> accounts.open("holder@" + slug + ".example", "Maria Holder", "el"));
        clerk = in(() -> accounts.open("clerk@" + slug + ".example", "Nikos Clerk", "en"));
        var above = in(() -> accounts.open("deputy@" + slug + ".example", "Eleni Deputy", "en"));
        var top = in(() -> accounts.open("mayor@" + slug + ".example", "Giorgos Mayor", "ar"));
        var first = LocalDate.parse("2026-01-01");
        in(() -> directory.beginTerm(social, "Maria Holder", holder, first, null, Visitors.COORDINATOR));
        in(() -> directory.beginTerm(deputy, "Eleni Deputy", above, first, null, Visitors.COORDINATOR));
        in(() -> directory.beginTerm(mayor, "Giorgos Mayor", top, first, null, Visitors.COORDINATOR));
        run(() -> accounts.grant(clerk, Role.CLERK, social));
        var coordinator = new Visitor(Ids.next(), "Coordinator", Set.of(new Grant(Role.COORDINATOR, null)), true);
        body = in(() -> house.getBean(Bodies.class)
                .found(
                        new Bodies.Draught(
                                "panel",
                                Body.Kind.PANEL,
                                null,
                                Written.of("en", "Migrant panel"),
                                Written.of("en", "Says what is missing."),
                                null,
                                Body.Openness.ALL_RESIDENTS),
                        coordinator));
        recorded = in(() -> house.getBean(Ledger.class).size());
    }

    private static OfficeDraft office(String name, UUID above) {
        return new OfficeDraft(Map.of("en", name, "el", name + " (el)"), Level.CITY, above, "", false);
    }

    /** Noon of that day in the city. */
    public void at(String day) {
        at(LocalDate.parse(day));
    }

    public void at(LocalDate day) {
        house.getBean(MovableClock.class)
                .moveTo(day.atTime(LocalTime.NOON).atZone(ATHENS).toInstant());
    }

    /** In a transaction of the city. */
    public <T> T in(Supplier<T> work) {
        return CurrentCity.in(slug, () -> transaction.execute(status -> work.get()));
    }

    public void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }

    /** In the city, with no transaction: as a job runs. */
    public void outside(Runnable work) {
        CurrentCity.run(slug, work);
    }

    /** An answer the social service owes the body from this day on. */
    public UUID owesAnAnswer(String startsOn) {
        return owesAnAnswer(startsOn, new Subject("errand", Ids.next()));
    }

    public UUID owesAnAnswer(String startsOn, Subject ask) {
        return in(() -> house.getBean(Duties.class)
                .owe(new Owed(
                        DutyKind.ANSWER,
                        Party.office(social),
                        Party.body(body),
                        ask,
                        List.of(new Subject("recommendation", body)),
                        LocalDate.parse(startsOn),
                        Term.working(20).extendableBy(10),
                        Map.of("en", "Rules of the panel, version 1", "el", "Κανονισμός της ομάδας, έκδοση 1"),
                        Ladder.USUAL)));
    }
}
