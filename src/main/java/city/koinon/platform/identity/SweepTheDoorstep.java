package city.koinon.platform.identity;

import city.koinon.platform.kernel.CityJob;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Throws away links and questions nobody will answer any more, and yesterday's salt with everything counted under it. */
@Component
class SweepTheDoorstep implements CityJob {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SweepTheDoorstep(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "identity-sweep-the-doorstep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        transaction.executeWithoutResult(status -> {
            before("delete from identity.link where ends_at < :time", now.minus(Duration.ofDays(1)));
            before("delete from identity.challenge where asked_at < :time", now.minus(Duration.ofHours(1)));
            before("delete from identity.knock where quarter < :time", now.minus(Duration.ofHours(1)));
            jdbc.sql("delete from identity.salt where day < :today")
                    .param("today", now.atZone(ZoneOffset.UTC).toLocalDate())
                    .update();
        });
    }

    private void before(String sql, java.time.Instant time) {
        jdbc.sql(sql).param("time", Timestamp.from(time)).update();
    }
}
