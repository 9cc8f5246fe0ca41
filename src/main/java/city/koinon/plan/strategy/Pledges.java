package city.koinon.plan.strategy;

import city.koinon.plan.strategy.Pledge.ByKind;
import city.koinon.plan.strategy.Pledge.Origin;
import city.koinon.plan.strategy.Pledge.ToKind;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ledger.ForTheCity;
import city.koinon.platform.ledger.Ledger;
import city.koinon.platform.ledger.Subject;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.texts.Written;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what partners promised in memoranda. Nothing here is ever deleted; what is taken back is withdrawn with a reason. */
@Service
@Transactional
public class Pledges {

    public static final String KIND = "pledge";

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Directory directory;
    private final Ledger ledger;
    private final Municipality municipality;
    private final ForTheCity forTheCity;

    Pledges(
            JdbcClient jdbc,
            Texts texts,
            Directory directory,
            Ledger ledger,
            Municipality municipality,
            ForTheCity forTheCity) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.directory = directory;
        this.ledger = ledger;
        this.municipality = municipality;
        this.forTheCity = forTheCity;
    }

    /** Who promised whom: organisations and offices by id, the public without. */
    record Sides(
            ByKind byKind, UUID by, ToKind toKind, @Nullable UUID to) {}

    /** What an organisation promised to everybody, as in a memorandum. */
    public UUID byOrganisation(
            UUID organisation,
            Written text,
            String reference,
            LocalDate madeOn,
            LocalDate dueOn,
            @Nullable Written consequence,
            Visitor by) {
        var sides = new Sides(ByKind.ORGANISATION, organisation, ToKind.PUBLIC, null);
        return make(sides, text, Origin.MEMORANDUM, reference, madeOn, dueOn, consequence, null, by);
    }

    UUID make(
            Sides sides,
            Written text,
            Origin origin,
            String reference,
            LocalDate madeOn,
            LocalDate dueOn,
            @Nullable Written consequence,
            @Nullable UUID action,
            Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var today = municipality.today();
        if (madeOn.isAfter(today)) {
            throw new Refused("madeOn", "strategy.refused.in-future");
        }
        if (dueOn.isBefore(madeOn)) {
            throw new Refused("due", "strategy.refused.due-before-made");
        }
        if (sides.by().equals(sides.to())) {
            throw new Refused("to", "strategy.refused.promised-oneself");
        }
        var promised = byName(sides);
        var to = toName(sides.toKind(), sides.to());
        var id = Ids.next();
        var said = texts.write(text);
        var follows = consequence == null ? null : texts.write(consequence);
        jdbc.sql("""
                insert into strategy.pledge
                       (id, by_kind, by_id, to_kind, to_id, text, origin, reference, made_on, due_on, consequence, action, version)
                values (:id, :byKind, :by, :toKind, :to, :text, :origin, :reference, :made, :due, :consequence, :action, 0)
                """)
                .param("id", id)
                .param("byKind", sides.byKind().name())
                .param("by", sides.by())
                .param("toKind", sides.toKind().name())
                .param("to", sides.to())
                .param("text", said)
                .param("origin", origin.name())
                .param("reference", reference)
                .param("made", madeOn)
                .param("due", dueOn)
                .param("consequence", follows)
                .param("action", action)
                .update();
        var act = forTheCity
                .act("PLEDGE_RECORDED", new Subject(KIND, id), by)
                .with("by", promised)
                .with("to", to)
                .with("text", texts.get(said).record())
                .with("origin", origin)
                .with("reference", reference)
                .with("madeOn", madeOn)
                .with("dueOn", dueOn)
                .with("consequence", follows == null ? null : texts.get(follows).record())
                .becoming(null, "OPEN");
        ledger.record(action == null ? act : act.linkedTo(new Subject(Steps.ACTION, action)));
        return id;
    }

    public void kept(UUID pledge, LocalDate on, Written evidence, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var before = locked(pledge).open();
        Stale.unless(version, before.version(), "pledge " + pledge);
        if (on.isAfter(municipality.today())) {
            throw new Refused("on", "strategy.refused.in-future");
        }
        if (on.isBefore(before.madeOn())) {
            throw new Refused("on", "strategy.refused.kept-before-made");
        }
        var shown = texts.write(Reasons.sentence(evidence));
        jdbc.sql("update strategy.pledge set kept_on = :on, evidence = :evidence, version = version + 1 where id = :id")
                .param("on", on)
                .param("evidence", shown)
                .param("id", pledge)
                .update();
        ledger.record(forTheCity
                .act("PLEDGE_KEPT", new Subject(KIND, pledge), by)
                .with("by", byName(sides(before)))
                .with("keptOn", on)
                .with("late", on.isAfter(before.dueOn()))
                .with("evidence", texts.get(shown).record())
                .becoming("OPEN", "KEPT"));
    }

    public void withdraw(UUID pledge, Written why, int version, Visitor by) {
        by.must(Role.COORDINATOR);
        ledger.takeTurn();
        var before = locked(pledge).open();
        Stale.unless(version, before.version(), "pledge " + pledge);
        var reason = texts.write(Reasons.sentence(why));
        jdbc.sql(
                        "update strategy.pledge set withdrawn_on = :today, why_withdrawn = :why, version = version + 1 where id = :id")
                .param("today", municipality.today())
                .param("why", reason)
                .param("id", pledge)
                .update();
        ledger.record(forTheCity
                .act("PLEDGE_WITHDRAWN", new Subject(KIND, pledge), by)
                .with("by", byName(sides(before)))
                .with("why", texts.get(reason).record())
                .becoming("OPEN", "WITHDRAWN"));
    }

    @Transactional(readOnly = true)
    Pledge get(UUID id) {
        return jdbc.sql("select * from strategy.pledge where id = :id")
                .param("id", id)
                .query(Rows.of(Pledge.class))
                .optional()
                .orElseThrow(() -> new NotFound("pledge " + id));
    }

    /** By the day they are due. */
    @Transactional(readOnly = true)
    List<Pledge> list() {
        return jdbc.sql("select * from strategy.pledge order by due_on, id")
                .query(Rows.of(Pledge.class))
                .list();
    }

    @Transactional(readOnly = true)
    List<Pledge> ofAction(UUID action) {
        return list().stream().filter(it -> action.equals(it.action())).toList();
    }

    /** Over those due by the day; a withdrawn one is no longer owed. */
    @Transactional(readOnly = true)
    Frozen.Pledged dueBy(LocalDate day) {
        var due = list().stream()
                .filter(it -> it.withdrawnOn() == null && !it.dueOn().isAfter(day))
                .toList();
        var kept = due.stream()
                .filter(it -> it.keptOn() != null && !it.keptOn().isAfter(day))
                .count();
        var bare = list().stream()
                .filter(it -> it.withdrawnOn() == null && it.consequence() == null)
                .count();
        return new Frozen.Pledged(due.size(), (int) kept, (int) bare);
    }

    /** The names of both sides by language. */
    Map<String, String> byName(Sides sides) {
        return sides.byKind() == ByKind.OFFICE
                ? directory.office(sides.by()).name()
                : directory.organisation(sides.by()).name();
    }

    @Nullable
    Map<String, String> toName(ToKind kind, @Nullable UUID to) {
        if (to == null) return null;
        return kind == ToKind.OFFICE
                ? directory.office(to).name()
                : directory.organisation(to).name();
    }

    static Sides sides(Pledge pledge) {
        return new Sides(pledge.byKind(), pledge.byId(), pledge.toKind(), pledge.toId());
    }

    private Pledge locked(UUID id) {
        return jdbc.sql("select * from strategy.pledge where id = :id for update")
                .param("id", id)
                .query(Rows.of(Pledge.class))
                .optional()
                .orElseThrow(() -> new NotFound("pledge " + id));
    }
}
