package city.koinon.act.offline;

import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.ui.Navigation;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the keeping offers itself to the rest of the house: at the foot of every page. */
@Configuration(proxyBeanMethods = false)
class OfflineRoom {

    @Bean
    Navigation offlineAtTheFoot() {
        return Navigation.foot(70, "offline.nav", "/offline");
    }

    @Bean
    Sitemap keepingForOffline() {
        return () -> Stream.of("/offline");
    }
}
