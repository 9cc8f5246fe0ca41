package city.koinon.act.services;

import city.koinon.platform.hours.HoursAsJson;
import city.koinon.platform.kernel.ReadOnce;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where and when each service can be had. */
@Repository
@Transactional
public class Offerings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Offerings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of each service together, in their order. */
    @Transactional(readOnly = true)
    @ReadOnce
    public List<Offering> list() {
        return jdbc.sql("select * from services.offering order by service, position")
                .query(Offerings::offering)
                .list();
    }

    /** By the service they belong to, each in its order. */
    public static Map<UUID, List<Offering>> grouped(List<Offering> some) {
        return some.stream().collect(Collectors.groupingBy(Offering::service));
    }

    /** Those of these services. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Offering>> byService(Collection<UUID> services) {
        return jdbc
                .sql("select * from services.offering where service = any (:services) order by service, position")
                .param("services", services.toArray(UUID[]::new))
                .query(Offerings::offering)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Offering::service));
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public List<Offering> ofService(UUID service) {
        return jdbc.sql("select * from services.offering where service = :service order by position")
                .param("service", service)
                .query(Offerings::offering)
                .list();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public List<Offering> atPlace(UUID place) {
        return jdbc.sql("select * from services.offering where place = :place order by service, position")
                .param("place", place)
                .query(Offerings::offering)
                .list();
    }

    @Transactional(readOnly = true)
    @ReadOnce
    public Optional<Offering> find(UUID id) {
        return jdbc.sql("select * from services.offering where id = :id")
                .param("id", id)
                .query(Offerings::offering)
                .optional();
    }

    /**
     * Of a service there are from now on these and no others, in this order; what keeps its id stays what it was. Whoever calls holds the
     * service.
     *
     * @return whether anything has changed
     */
    public boolean keep(UUID service, List<Offering> offerings, Visitor by) {
        by.must(Role.EDITOR);
        if (ofService(service).equals(offerings)) {
            return false;
        }
        jdbc.sql("delete from services.offering where service = :service and not (id = any (:ids))")
                .param("service", service)
                .param("ids", offerings.stream().map(Offering::id).toArray(UUID[]::new))
                .update();
        var position = 0;
        for (var it : offerings) {
            jdbc.sql("""
                    insert into services.offering (id, service, place, channel, hours, phone, email, booking, link, position)
                    values (:id, :service, :place, :channel, cast(:hours as jsonb), :phone, :email, :booking, :link, :position)
                    on conflict (city, id) do update
                       set place = excluded.place, channel = excluded.channel, hours = excluded.hours, phone = excluded.phone,
                           email = excluded.email, booking = excluded.booking, link = excluded.link, position = excluded.position
                     where offering.service = excluded.service
                    """)
                    .param("id", it.id())
                    .param("service", service)
                    .param("place", it.place(), Types.OTHER)
                    .param("channel", it.channel().name())
                    .param("hours", HoursAsJson.write(it.hours()))
                    .param("phone", it.phone(), Types.VARCHAR)
                    .param("email", it.email(), Types.VARCHAR)
                    .param("booking", it.booking().name())
                    .param("link", it.link(), Types.VARCHAR)
                    .param("position", position++)
                    .update();
        }
        jdbc.sql("update services.service set changed_at = :at, version = version + 1 where id = :service")
                .param("at", Timestamp.from(clock.instant()))
                .param("service", service)
                .update();
        return true;
    }

    private static Offering offering(ResultSet row, int n) throws SQLException {
        return new Offering(
                row.getObject("id", UUID.class),
                row.getObject("service", UUID.class),
                Offering.Channel.valueOf(row.getString("channel")),
                row.getObject("place", UUID.class),
                HoursAsJson.read(row.getString("hours")),
                row.getString("phone"),
                row.getString("email"),
                Offering.Booking.valueOf(row.getString("booking")),
                row.getString("link"));
    }
}
