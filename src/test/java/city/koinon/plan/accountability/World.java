package city.koinon.plan.accountability;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.listen.participation.AgendaTopic;
import city.koinon.listen.participation.Bodies;
import city.koinon.listen.participation.Body;
import city.koinon.listen.participation.Decision;
import city.koinon.listen.participation.Result;
import city.koinon.listen.participation.Rulebook;
import city.koinon.listen.participation.Seat;
import city.koinon.listen.participation.Seats;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;

/** A small Greek city with a board, a deputy mayor, a mayor above, the works, and a region outside. */
public final class World {

    static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    public final String city;
    public final MovableClock clock;
    public final UUID board;
    public final UUID mayor;
    public final UUID welfare;
    public final UUID works;
    public final UUID region;
    public final Visitor coordinator;
    public final Visitor secretary;
    public final Visitor holder;
    public final Visitor clerk;
    public final Visitor builder;
    public final Visitor reader;

    private final Motions motions;
    private final Recommendations recommendations;
    private final Archive archive;
    private final PromiseArchive promised;
    private final ApplicationContext house;

    public World(ApplicationContext house, LocalDate today) {
        city = "board-" + UUID.randomUUID().toString().substring(0, 8);
        clock = house.getBean(MovableClock.class);
        motions = house.getBean(Motions.class);
        recommendations = house.getBean(Recommendations.class);
        archive = house.getBean(Archive.class);
        promised = house.getBean(PromiseArchive.class);
        this.house = house;
        on(today);
        house.getBean(Municipality.class)
                .create(SmallCity.of(city, Map.of("en", "Town", "el", "Πόλη"), "el", "en", "es", "ar"));
        var accounts = house.getBean(Accounts.class);
        var directory = house.getBean(Directory.class);
        var bodies = house.getBean(Bodies.class);
        coordinator = here(() -> visitor(accounts, "Dimitra Coordinator", Role.COORDINATOR, null));
        mayor = here(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Mayor", "el", "Δήμαρχος"), Level.CITY, null, "", false),
                Visitors.COORDINATOR));
        welfare = here(() -> directory.addOffice(
                new OfficeDraft(
                        Map.of("en", "Deputy Mayor for Social Policy", "el", "Αντιδήμαρχος Κοινωνικής Πολιτικής"),
                        Level.CITY,
                        mayor,
                        "",
                        false),
                Visitors.COORDINATOR));
        works = here(() -> directory.addOffice(
                new OfficeDraft(
                        Map.of("en", "Technical Services", "el", "Τεχνική Υπηρεσία"), Level.CITY, mayor, "", false),
                Visitors.COORDINATOR));
        region = here(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Region", "el", "Περιφέρεια"), Level.REGION, null, "", true),
                Visitors.COORDINATOR));
        holder = here(() -> visitor(accounts, "Maria Georgiou", Role.OFFICE_HOLDER, welfare));
        builder = here(() -> visitor(accounts, "Nikos Builder", Role.OFFICE_HOLDER, works));
        clerk = here(() -> visitor(accounts, "Anna Clerk", Role.CLERK, welfare));
        reader = here(() -> visitor(accounts, "Layla Reader", null, null));
        CurrentCity.run(city, () -> {
            directory.beginTerm(mayor, "Petros Mayor", null, today.minusYears(1), null, Visitors.COORDINATOR);
            directory.beginTerm(
                    welfare, "Maria Georgiou", holder.accountId(), today.minusYears(1), null, Visitors.COORDINATOR);
            directory.beginTerm(
                    works, "Nikos Builder", builder.accountId(), today.minusYears(1), null, Visitors.COORDINATOR);
        });
        board = here(() -> bodies.found(
                new Bodies.Draught(
                        "coexistence-board",
                        Body.Kind.BOARD,
                        null,
                        Written.of("en", Map.of("en", "Coexistence Board", "el", "Συμβούλιο Συνύπαρξης")),
                        Written.of("en", "Living together"),
                        null,
                        Body.Openness.MIXED),
                coordinator));
        CurrentCity.run(city, () -> {
            bodies.adoptRules(Rulebook.usual(board, today), coordinator);
            house.getBean(Seats.class)
                    .open(board, "Residents 1", Seat.Constituency.RESIDENT, null, true, today, coordinator);
            bodies.stand(board, Body.Standing.ACTIVE, bodies.get(board).version(), coordinator);
        });
        secretary = here(() -> visitor(accounts, "Sofia Secretary", Role.SECRETARY, board));
    }

    private static Visitor visitor(
            Accounts accounts,
            String name,
            @org.jspecify.annotations.Nullable Role role,
            @org.jspecify.annotations.Nullable UUID scope) {
        var account =
                accounts.open(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org", name, "en");
        if (role != null && role != Role.OFFICE_HOLDER) {
            accounts.grant(account, role, scope);
        }
        return new Visitor(account, name, role == null ? Set.of() : Set.of(new Grant(role, scope)), true);
    }

    public void on(LocalDate day) {
        clock.moveTo(day.atTime(10, 0).atZone(ATHENS).toInstant());
    }

    public <T> T here(Supplier<T> work) {
        return CurrentCity.in(city, work);
    }

    public void run(Runnable work) {
        CurrentCity.run(city, work);
    }

    public RecommendationDraft asking(UUID... offices) {
        return new RecommendationDraft(
                board,
                words("Evening Greek courses for people who work by day"),
                words("Eleven people said it at the market, at school and at the information desk."),
                Arrays.stream(offices)
                        .map(it ->
                                new RecommendationDraft.AskDraft(it, words("Open the Lyceum on two evenings a week")))
                        .toList());
    }

    /** Drafted, put on the agenda, carried and sent today. */
    public UUID sent(UUID... offices) {
        return here(() -> {
            var id = recommendations.draft(asking(offices), secretary);
            motions.propose(id, secretary);
            carried(Subjects.recommendation(id));
            recommendations.send(id, version(id), secretary);
            return id;
        });
    }

    public int version(UUID recommendation) {
        return archive.recommendation(recommendation).version();
    }

    public void carried(Subject about) {
        topic(about).decided(about.id(), decision(about, Result.CARRIED));
    }

    public void failed(Subject about) {
        topic(about).decided(about.id(), decision(about, Result.NOT_CARRIED));
    }

    private AgendaTopic topic(Subject about) {
        return topic(house, about);
    }

    /** How bodies hear of it and it of what they decide. */
    public static AgendaTopic topic(ApplicationContext house, Subject about) {
        return house.getBeansOfType(AgendaTopic.class).values().stream()
                .filter(it -> it.kind().equals(about.kind()))
                .findFirst()
                .orElseThrow();
    }

    private Decision decision(Subject about, Result result) {
        return new Decision(
                UUID.randomUUID(),
                board,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                result,
                7,
                1,
                1,
                9,
                9,
                clock.instant(),
                about);
    }

    /** Sent on that day, as its number. */
    public String number(UUID recommendation) {
        return here(() -> String.valueOf(archive.recommendation(recommendation).number()));
    }

    public UUID ask(UUID recommendation, int n) {
        return here(() -> archive.asksOf(recommendation).get(n - 1).id());
    }

    public UUID onlyPromise(UUID recommendation) {
        return here(() -> promised.commitmentsOf(recommendation).getFirst().id());
    }

    public static Written words(String english) {
        return Written.of("en", english);
    }

    public PromiseDraft promise(LocalDate due) {
        return new PromiseDraft(
                welfare, words("Two evening groups"), words("At least twelve people in each of two groups"), due);
    }
}
