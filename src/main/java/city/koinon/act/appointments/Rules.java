package city.koinon.act.appointments;

import city.koinon.platform.hours.Hours;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How each offering can be booked; those without a rule cannot. */
@Repository
@Transactional
class Rules {

    private final JdbcClient jdbc;

    Rules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Map<UUID, Rule> byOffering() {
        return jdbc.sql("select * from appointments.rule").query(Rules::rule).list().stream()
                .collect(Collectors.toMap(Rule::offering, Function.identity()));
    }

    @Transactional(readOnly = true)
    Optional<Rule> find(UUID offering) {
        return jdbc.sql("select * from appointments.rule where offering = :offering")
                .param("offering", offering)
                .query(Rules::rule)
                .optional();
    }

    /** Whoever books the same offering waits until this transaction ends. */
    Optional<Rule> lock(UUID offering) {
        return jdbc.sql("select * from appointments.rule where offering = :offering for update")
                .param("offering", offering)
                .query(Rules::rule)
                .optional();
    }

    /** @throws Stale when somebody else has changed it since */
    void keep(Rule it, Visitor by) {
        by.must(Role.EDITOR);
        Stale.unless(it.version(), lock(it.offering()).map(Rule::version).orElse(0), "rule of " + it.offering());
        var kept = jdbc.sql("""
                insert into appointments.rule (offering, manner, minutes, at_once, lead_hours, horizon_days, languages, interpreter, days, part, days_off)
                values (:offering, :manner, :minutes, :atOnce, :leadHours, :horizonDays, :languages, :interpreter, :days, :part, :daysOff)
                on conflict (city, offering) do update
                   set manner = excluded.manner, minutes = excluded.minutes, at_once = excluded.at_once, lead_hours = excluded.lead_hours,
                       horizon_days = excluded.horizon_days, languages = excluded.languages, interpreter = excluded.interpreter,
                       days = excluded.days, part = excluded.part, days_off = excluded.days_off, version = rule.version + 1
                 where rule.version = :seen
                """)
                .param("offering", it.offering())
                .param("manner", it.manner().name())
                .param("minutes", it.minutes())
                .param("atOnce", it.atOnce())
                .param("leadHours", it.leadHours())
                .param("horizonDays", it.horizonDays())
                .param("languages", it.languages().toArray(String[]::new))
                .param("interpreter", it.interpreter())
                .param("days", it.days().stream().map(Enum::name).toArray(String[]::new))
                .param("part", Hours.written(it.part()))
                .param(
                        "daysOff",
                        it.daysOff().stream().map(java.sql.Date::valueOf).toArray(java.sql.Date[]::new))
                .param("seen", it.version())
                .update();
        if (kept == 0) {
            throw new Stale("rule of " + it.offering());
        }
    }

    /** From now on nobody can book it; what is booked stays. */
    void drop(UUID offering, int seen, Visitor by) {
        by.must(Role.EDITOR);
        Stale.unless(seen, lock(offering).map(Rule::version).orElse(0), "rule of " + offering);
        jdbc.sql("delete from appointments.rule where offering = :offering")
                .param("offering", offering)
                .update();
    }

    private static Rule rule(ResultSet row, int n) throws SQLException {
        return new Rule(
                row.getObject("offering", UUID.class),
                Manner.valueOf(row.getString("manner")),
                row.getInt("minutes"),
                row.getInt("at_once"),
                row.getInt("lead_hours"),
                row.getInt("horizon_days"),
                new LinkedHashSet<>(List.of((String[]) row.getArray("languages").getArray())),
                row.getBoolean("interpreter"),
                days((String[]) row.getArray("days").getArray()),
                Hours.parse(row.getString("part")).orElseThrow(),
                Arrays.stream((java.sql.Date[]) row.getArray("days_off").getArray())
                        .map(java.sql.Date::toLocalDate)
                        .collect(Collectors.toSet()),
                row.getInt("version"));
    }

    private static Set<DayOfWeek> days(String[] names) {
        return Arrays.stream(names)
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }
}
