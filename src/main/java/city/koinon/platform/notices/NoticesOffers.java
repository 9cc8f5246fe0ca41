package city.koinon.platform.notices;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.SettingsEntry;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Navigation;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How people find the feeds, and whoever looks after the mail finds how it is doing. */
@Configuration(proxyBeanMethods = false)
class NoticesOffers {

    @Bean
    Navigation feedsAtTheFoot() {
        return Navigation.foot(100, "notices.feeds.title", "/feeds");
    }

    @Bean
    Navigation deliveriesAtTheFoot() {
        return new Navigation() {
            @Override
            public int order() {
                return 200;
            }

            @Override
            public String key() {
                return "notices.deliveries.title";
            }

            @Override
            public String path() {
                return "/deliveries";
            }

            @Override
            public boolean shownTo(Visitor visitor) {
                return visitor.is(Role.OPERATOR) || visitor.is(Role.COORDINATOR);
            }

            @Override
            public boolean atTheFoot() {
                return true;
            }

            @Override
            public boolean inTheLeague() {
                return true;
            }
        };
    }

    @Bean
    DeskDoor deliveriesFromTheDesk() {
        return new DeskDoor(80, Set.of(Role.COORDINATOR, Role.OPERATOR), "notices.deliveries.title", "/deliveries");
    }

    @Bean
    SettingsEntry deliveriesToLookAfter() {
        return SettingsEntry.of(300, "notices.deliveries.title", "notices.deliveries.hint", "/deliveries");
    }
}
