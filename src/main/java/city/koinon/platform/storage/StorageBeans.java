package city.koinon.platform.storage;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** The order of the parameters is the order of stopping, backwards: first who works with the pool, then the pool, last the database. */
@Configuration
class StorageBeans {

    @Bean(destroyMethod = "close")
    Database database(Environment settings) {
        return Database.open(settings);
    }

    /** Owns the schemas and runs the migrations; nothing else uses it. */
    @Bean
    @FlywayDataSource
    DataSource owner(Database database) {
        return database.owner();
    }

    /** What the application works with: a role that cannot step around row-level security. */
    @Bean
    @Primary
    HikariDataSource application(Database database, Environment settings) {
        return database.pool(settings);
    }

    @Bean
    static BeanPostProcessor migrationsRunWhenThereAreNewOnes() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof FlywayMigrationStrategy modules ? new Migrations(modules) : bean;
            }
        };
    }

    @Bean
    Steps steps(Database database) {
        return new Steps(database);
    }

    /** What the data folder learns of a start, so that the next one knows what was done. */
    record Steps(Database database) {

        @EventListener(ContextRefreshedEvent.class)
        void afterTheMigrations() {
            database.migrated();
        }
    }
}
