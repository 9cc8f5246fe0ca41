package city.koinon.platform.ledger;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The record's place in the bar of every page and in the site map. */
@Configuration(proxyBeanMethods = false)
class RecordEntry implements Navigation, Sitemap {

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String key() {
        return "ledger.nav";
    }

    @Override
    public String path() {
        return "/acts";
    }

    @Override
    public boolean atTheFoot() {
        return true;
    }

    @Bean
    DeskDoor recordFromTheDesk() {
        return new DeskDoor(20, Set.of(Role.AUDITOR, Role.EDITOR), "ledger.title", "/acts");
    }

    @Bean
    OpenData listOfActs() {
        return new OpenData(600, "ledger.title", "ledger.holds", "/acts").as("json", "csv", "atom");
    }

    @Override
    public Stream<String> paths() {
        return Stream.of("/acts");
    }
}
