package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Frozen.FrozenAction;
import city.koinon.plan.strategy.Frozen.FrozenGoal;
import city.koinon.plan.strategy.Frozen.FrozenStep;
import city.koinon.plan.strategy.Frozen.Share;
import city.koinon.plan.strategy.PlanOn.ActionOn;
import city.koinon.plan.strategy.PlanOn.StepOn;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.ForTheCity;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Freezes how the plan stands, and finds what was frozen. The application cannot change or delete a row of it. */
@Service
@Transactional
public class StatesOfPlay {

    public static final String KIND = "state-of-play";

    private final JdbcClient jdbc;
    private final Outlook outlook;
    private final StepPromises promised;
    private final Pledges pledges;
    private final Texts texts;
    private final Directory directory;
    private final Ledger ledger;
    private final Municipality municipality;
    private final ForTheCity forTheCity;
    private final Clock clock;

    StatesOfPlay(
            JdbcClient jdbc,
            Outlook outlook,
            StepPromises promised,
            Pledges pledges,
            Texts texts,
            Directory directory,
            Ledger ledger,
            Municipality municipality,
            ForTheCity forTheCity,
            Clock clock) {
        this.jdbc = jdbc;
        this.outlook = outlook;
        this.promised = promised;
        this.pledges = pledges;
        this.texts = texts;
        this.directory = directory;
        this.ledger = ledger;
        this.municipality = municipality;
        this.forTheCity = forTheCity;
        this.clock = clock;
    }

    /** Freezes the plan in force as it stands today. */
    public UUID freeze(Written narrative, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var today = municipality.today();
        var plan = outlook.inForce(today).orElseThrow(() -> new Conflicted("", "strategy.refused.no-plan"));
        var number = jdbc.sql("select coalesce(max(number), 0) + 1 from strategy.state_of_play")
                .query(Integer.class)
                .single();
        var frozen = frozen(plan, number, narrative.values());
        var content = frozen.canonical();
        var id = Ids.next();
        jdbc.sql("""
                insert into strategy.state_of_play (id, number, strategy, as_of, frozen_at, content, sha256)
                values (:id, :number, :strategy, :asOf, :at, :content, :sha256)
                """)
                .param("id", id)
                .param("number", number)
                .param("strategy", plan.strategy().id())
                .param("asOf", today)
                .param("at", Timestamp.from(clock.instant()))
                .param("content", content)
                .param("sha256", Frozen.sha256(content))
                .update();
        ledger.record(forTheCity
                .act("STATE_OF_PLAY_FROZEN", new Subject(KIND, id), by)
                .with("number", number)
                .with("asOf", today)
                .with("sha256", Frozen.sha256(content))
                .with("title", frozen.plan().title())
                .linkedTo(new Subject(Plans.KIND, plan.strategy().id())));
        return id;
    }

    @Transactional(readOnly = true)
    StateOfPlay get(UUID id) {
        return jdbc.sql("select * from strategy.state_of_play where id = :id")
                .param("id", id)
                .query(StatesOfPlay::row)
                .optional()
                .orElseThrow(() -> new NotFound("state of play " + id));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<StateOfPlay> list() {
        return jdbc.sql("select * from strategy.state_of_play order by number desc")
                .query(StatesOfPlay::row)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<StateOfPlay> latest() {
        return list().stream().findFirst();
    }

    /** The hash as the public record keeps it: whoever changes the row does not change this. */
    @Transactional(readOnly = true)
    Optional<String> recordedHash(UUID id) {
        return ledger.of(new Subject(KIND, id)).stream()
                .filter(it -> it.type().equals("STATE_OF_PLAY_FROZEN"))
                .findFirst()
                .flatMap(it -> it.text("sha256"));
    }

    Frozen frozen(PlanOn plan, int number, Map<String, String> narrative) {
        var shelf = texts.read(plan.texts());
        var strategy = plan.strategy();
        var counts = new EnumMap<Status, Integer>(Status.class);
        plan.steps().forEach(it -> counts.merge(it.status(), 1, Integer::sum));
        return new Frozen(
                Frozen.FORMAT,
                CurrentCity.slug(),
                number,
                plan.day(),
                new Frozen.Plan(
                        strategy.number(),
                        words(shelf, strategy.title()),
                        strategy.startsOn(),
                        strategy.endsOn(),
                        Objects.requireNonNullElse(strategy.decidedBy(), ""),
                        Objects.requireNonNullElse(strategy.decisionRef(), ""),
                        Objects.requireNonNullElse(strategy.decidedOn(), plan.day()),
                        Objects.requireNonNullElse(strategy.adoptedOn(), plan.day())),
                plan.goals().stream()
                        .map(goal -> new FrozenGoal(
                                words(shelf, goal.goal().title()),
                                goal.goal().domain(),
                                goal.delivery().map(Share::of).orElse(null),
                                goal.actions().stream()
                                        .map(it -> frozen(it, shelf))
                                        .toList()))
                        .toList(),
                counts,
                promised.dueBy(plan.day()),
                pledges.dueBy(plan.day()),
                new TreeMap<>(narrative));
    }

    private FrozenAction frozen(ActionOn on, Shelf shelf) {
        var action = on.action();
        var delivery = on.delivery();
        return new FrozenAction(
                action.id().toString(),
                words(shelf, action.title()),
                new TreeMap<>(directory.office(action.office()).name()),
                action.startsOn(),
                action.dueOn(),
                action.weight(),
                Share.of(delivery.done()),
                Share.of(delivery.planned()),
                delivery.slip().hundredths(),
                delivery.status(),
                delivery.because(),
                delivery.silence(),
                on.lastUpdate().orElse(null),
                on.steps().stream().map(it -> frozen(it, shelf)).toList());
    }

    private static FrozenStep frozen(StepOn on, Shelf shelf) {
        var step = on.step();
        var delivery = on.delivery();
        return new FrozenStep(
                step.id().toString(),
                words(shelf, step.title()),
                step.dueOn(),
                step.rule(),
                step.firstOn(),
                on.expected(),
                on.held().size(),
                step.weight(),
                Share.of(delivery.done()),
                delivery.slip().hundredths(),
                delivery.status(),
                delivery.because(),
                delivery.silence(),
                delivery.longestOverdue(),
                on.progress().doneOn(),
                wordsOrNull(shelf, on.progress().evidence()),
                wordsOrNull(shelf, on.progress().whyCancelled()));
    }

    private static Map<String, String> words(Shelf shelf, UUID text) {
        var words = new TreeMap<String, String>();
        shelf.text(text).renderings().forEach((lang, rendering) -> words.put(lang, rendering.value()));
        return words;
    }

    private static @Nullable Map<String, String> wordsOrNull(Shelf shelf, @Nullable UUID text) {
        return text == null ? null : words(shelf, text);
    }

    private static StateOfPlay row(ResultSet row, int n) throws SQLException {
        return new StateOfPlay(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getObject("strategy", UUID.class),
                row.getObject("as_of", LocalDate.class),
                row.getTimestamp("frozen_at").toInstant(),
                row.getString("content"),
                row.getString("sha256"));
    }
}
