package city.koinon.platform.directory;

import city.koinon.platform.identity.ScopeSource;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Sitemap;
import city.koinon.platform.municipality.SettingsEntry;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Navigation;
import city.koinon.platform.ui.OpenData;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.SearchSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the directory brings to the rest of the house. */
@Configuration
class DirectoryOffers {

    @Bean
    Navigation officesAtTheFoot() {
        return Navigation.foot(500, "directory.offices", "/offices");
    }

    @Bean
    SettingsEntry officesToArrange() {
        return SettingsEntry.of(100, "directory.offices", "directory.offices.hint", "/offices");
    }

    @Bean
    SettingsEntry organisationsToArrange() {
        return SettingsEntry.of(110, "directory.organisations", "directory.organisations.hint", "/organisations");
    }

    @Bean
    DeskDoor officesFromTheDesk() {
        return new DeskDoor(30, Role.COORDINATOR, "directory.offices", "/offices");
    }

    @Bean
    OpenData listOfOffices() {
        return new OpenData(500, "directory.offices", "directory.offices.holds", "/offices");
    }

    @Bean
    OpenData listOfOrganisations() {
        return new OpenData(510, "directory.organisations", "directory.organisations.holds", "/organisations");
    }

    @Bean
    ScopeSource clerksOfOffices(Directory directory) {
        return new ScopeSource() {
            @Override
            public Role role() {
                return Role.CLERK;
            }

            @Override
            public List<Option> options(Page page) {
                return directory.openOffices().stream()
                        .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                        .toList();
            }
        };
    }

    @Bean
    Sitemap officesAndOrganisations(Directory directory) {
        return () -> Stream.of(
                        Stream.of("/offices", "/organisations"),
                        directory.offices().stream().map(Office::path),
                        directory.organisations().stream().map(Organisation::path))
                .flatMap(it -> it);
    }

    /** By what they are called and by who holds them. */
    @Bean
    SearchSource officesToBeFound(Directory directory) {
        return SearchSource.of(500, "directory.offices", "/offices", day -> {
            var holders = directory.holdersOn(day);
            return directory.offices().stream().map(it -> {
                var holder = holders.get(it.id());
                var person = holder == null ? "" : holder.person();
                return new SearchSource.Thing(it.id(), it.path(), it.name())
                        .knownAs(List.of(person))
                        .noted(page -> person);
            });
        });
    }

    @Bean
    SearchSource organisationsToBeFound(Directory directory) {
        return SearchSource.of(
                510,
                "directory.organisations",
                "/organisations",
                day -> directory.organisations().stream()
                        .map(it -> new SearchSource.Thing(it.id(), it.path(), it.name())
                                .noted(page -> page.say(it.kind()))));
    }
}
