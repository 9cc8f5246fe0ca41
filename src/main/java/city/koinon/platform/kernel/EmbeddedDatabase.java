package city.koinon.platform.kernel;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A real PostgreSQL started by the application itself: the default for one machine and for the tests. */
@Configuration
@ConditionalOnProperty(name = "koinon.database.url", havingValue = "", matchIfMissing = true)
class EmbeddedDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(@Value("${koinon.data:}") String data) throws IOException {
        var builder = EmbeddedPostgres.builder();
        if (!data.isEmpty()) {
            builder.setDataDirectory(Path.of(data, "postgres")).setCleanDataDirectory(false);
        }
        return builder.start();
    }

    /** Owns the schemas and runs the migrations; nothing else uses it. */
    @Bean
    @FlywayDataSource
    DataSource owner(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    /** What the application works with: a role that cannot step around row-level security. */
    @Bean
    @Primary
    DataSource application(EmbeddedPostgres postgres) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin create role koinon_app login nobypassrls; exception when duplicate_object then end $$");
        }
        var pool = new HikariDataSource();
        pool.setDataSource(postgres.getDatabase("koinon_app", "postgres"));
        pool.setMaximumPoolSize(16);
        return pool;
    }
}
