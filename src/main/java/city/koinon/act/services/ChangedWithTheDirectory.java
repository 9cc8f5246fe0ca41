package city.koinon.act.services;

import city.koinon.platform.directory.OfficeContactChanged;
import city.koinon.platform.directory.OrganisationChanged;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A service is told with the name of its organisation and the mailbox of its office: when one of these changes, so has the service. */
@Component
class ChangedWithTheDirectory {

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangedWithTheDirectory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(OrganisationChanged event) {
        touch("organisation = :of", event.organisation());
    }

    @EventListener
    void on(OfficeContactChanged event) {
        touch("office = :of", event.office());
    }

    /** In one order, so that two who change at once wait for each other and not both for ever. */
    private void touch(String which, UUID of) {
        jdbc.sql("""
                update services.service set changed_at = :at
                 where id in (select id from services.service where %s order by id for update)
                """.formatted(which))
                .param("at", Timestamp.from(clock.instant()))
                .param("of", of)
                .update();
    }
}
