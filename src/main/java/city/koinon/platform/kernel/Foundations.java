package city.koinon.platform.kernel;

import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every module stands on: transactions that know their city, and the one clock. */
@Configuration
class Foundations {

    @Bean
    CityTransactions transactionManager(DataSource application) {
        return new CityTransactions(application);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Pulse pulse(DataSource application, CityTransactions transactions) {
        return new Pulse(application, transactions);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }
}
