package city.koinon.act.appointments;

import city.koinon.platform.duties.NightInTown;
import city.koinon.platform.kernel.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One appointment was three weeks ago, one is tomorrow, and both left a telephone number. */
class OverAppointmentsNight extends NightInTown {

    OverAppointmentsNight(ApplicationContext house, JdbcClient jdbc) {
        super("appointments-forget", house, jdbc);
    }

    @Override
    protected void lay() {
        jdbc.sql("delete from appointments.booking").update();
        booked((byte) 1, Duration.ofDays(-21));
        booked((byte) 2, Duration.ofDays(1));
    }

    private void booked(byte code, Duration from) {
        var start = Instant.parse(TODAY + "T09:00:00Z").plus(from);
        jdbc.sql("""
                insert into appointments.booking
                    (id, code, service, offering, manner, place_number, starts_at, ends_at, state, spoken, reason, contact, lang, free_in_days,
                     booked_at, changed_at)
                values (:id, :code, :id, :id, 'PHONE', 1, :start, :end, 'ATTENDED', 'el', 'LETTER', :code, 'el', 1, :start, :start)
                """)
                .param("id", Ids.next())
                .param("code", new byte[] {code})
                .param("start", Timestamp.from(start))
                .param("end", Timestamp.from(start.plusSeconds(1200)))
                .update();
    }

    @Override
    protected Object left() {
        return jdbc.sql("""
                select starts_at || ' ' || coalesce(encode(code, 'hex'), '-') || ' ' || coalesce(encode(contact, 'hex'), '-')
                from   appointments.booking order by starts_at
                """).query(String.class).list();
    }
}
