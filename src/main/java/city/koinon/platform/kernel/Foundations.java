package city.koinon.platform.kernel;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What every module stands on: transactions that know their city, and the one clock. */
@Configuration
class Foundations {

    @Bean
    PlatformTransactionManager transactionManager(DataSource application) {
        return new CityTransactions(application);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }
}
