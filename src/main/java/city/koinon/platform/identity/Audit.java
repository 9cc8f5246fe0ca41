package city.koinon.platform.identity;

import city.koinon.platform.kernel.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was refused, and every change of what somebody may do. Only grows; the application's role cannot change or remove a row. */
@Service
class Audit {

    enum Kind {
        REFUSED,
        GIVEN,
        ENDED,
        INVITED,
        CLOSED,
        REOPENED,
        PASSKEYS_REMOVED,
        PROVIDER_CHANGED,
        OPERATOR_LINK,
        OPERATOR_ENTERED,
        ERASED
    }

    record Entry(
            Instant at,
            Kind kind,
            @Nullable UUID account,
            @Nullable UUID about,
            String route,
            String detail) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    void note(Kind kind, @Nullable UUID account, @Nullable UUID about, String route, String detail) {
        jdbc.sql("""
                        insert into identity.audit (id, at, kind, account, about, route, detail)
                        values (:id, :at, :kind, :account, :about, :route, :detail)
                        """)
                .param("id", Ids.next())
                .param("at", Timestamp.from(clock.instant()))
                .param("kind", kind.name())
                .param("account", account)
                .param("about", about)
                .param("route", route.length() > 300 ? route.substring(0, 300) : route)
                .param("detail", detail.length() > 300 ? detail.substring(0, 300) : detail)
                .update();
    }

    @Transactional(readOnly = true)
    List<Entry> latest(int most) {
        return jdbc.sql(
                        "select at, kind, account, about, route, detail from identity.audit order by at desc, id desc limit :most")
                .param("most", most)
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("account", UUID.class),
                        row.getObject("about", UUID.class),
                        row.getString("route"),
                        row.getString("detail")))
                .list();
    }
}
