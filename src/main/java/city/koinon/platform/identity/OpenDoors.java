package city.koinon.platform.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Until there is a door, everything is open. */
@Configuration
class OpenDoors {

    @Bean
    SecurityFilterChain doors(HttpSecurity http) {
        return http.authorizeHttpRequests(it -> it.anyRequest().permitAll()).csrf(it -> it.disable()).build();
    }
}
