package city.koinon.act.appointments;

import city.koinon.NightWork;
import city.koinon.platform.duties.Town;
import city.koinon.platform.kernel.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One appointment was three weeks ago, one is tomorrow, and both left a telephone number. */
class OverAppointmentsNight implements NightWork {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 9);

    private final Town town;
    private final JdbcClient jdbc;

    OverAppointmentsNight(ApplicationContext house, JdbcClient jdbc) {
        this.town = new Town(house);
        this.jdbc = jdbc;
    }

    @Override
    public String job() {
        return "appointments-forget";
    }

    @Override
    public String city() {
        return town.slug;
    }

    @Override
    public void evening() {
        town.at(TODAY);
        town.run(() -> jdbc.sql("delete from appointments.booking").update());
        booked((byte) 1, Duration.ofDays(-21));
        booked((byte) 2, Duration.ofDays(1));
    }

    private void booked(byte code, Duration from) {
        var start = Instant.parse(TODAY + "T09:00:00Z").plus(from);
        town.run(() -> jdbc.sql("""
                insert into appointments.booking
                    (id, code, service, offering, manner, place_number, starts_at, ends_at, state, spoken, reason, contact, lang, free_in_days,
                     booked_at, changed_at)
                values (:id, :code, :id, :id, 'PHONE', 1, :start, :end, 'ATTENDED', 'el', 'LETTER', :code, 'el', 1, :start, :start)
                """)
                .param("id", Ids.next())
                .param("code", new byte[] {code})
                .param("start", Timestamp.from(start))
                .param("end", Timestamp.from(start.plusSeconds(1200)))
                .update());
    }

    @Override
    public Object morning() {
        return town.in(() -> jdbc.sql("""
                select starts_at || ' ' || coalesce(encode(code, 'hex'), '-') || ' ' || coalesce(encode(contact, 'hex'), '-')
                from   appointments.booking order by starts_at
                """).query(String.class).list());
    }
}
