package city.koinon.platform.duties;

import city.koinon.platform.ui.OpenData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register of what is overdue among the lists of the city. */
@Configuration(proxyBeanMethods = false)
class RegisterAsData {

    @Bean
    OpenData listOfWhatIsOverdue() {
        return new OpenData(400, "duties.register.title", "duties.register.holds", "/overdue")
                .as("json", "csv", "atom");
    }
}
