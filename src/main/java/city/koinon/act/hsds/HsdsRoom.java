package city.koinon.act.hsds;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Navigation;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the API offers itself to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class HsdsRoom {

    @Bean
    DeskDoor importFromTheDesk() {
        return new DeskDoor(16, Role.EDITOR, "hsds.import", "/services/import");
    }

    @Bean
    Sitemap pageAboutTheApi() {
        return () -> Stream.of("/hsds/about");
    }

    /** Whoever looks for the data looks at the foot. */
    @Bean
    Navigation apiAtTheFoot() {
        return Navigation.foot(960, "hsds.about", "/hsds/about");
    }
}
