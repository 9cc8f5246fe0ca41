package city.koinon.platform.texts;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.identity.ScopeSource;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the translators' room brings to the rest of the house. */
@Configuration(proxyBeanMethods = false)
class TextsOffers {

    @Bean
    DeskDoor boardFromTheDesk() {
        return new DeskDoor(25, Set.of(Role.EDITOR, Role.TRANSLATOR), "texts.board.title", "/translations");
    }

    @Bean
    DeskDoor coverageFromTheDesk() {
        return new DeskDoor(
                26, Set.of(Role.EDITOR, Role.COORDINATOR), "texts.coverage.title", "/translations/coverage");
    }

    @Bean
    ScopeSource translatorsOfOrganisations(Directory directory) {
        return new ScopeSource() {
            @Override
            public Role role() {
                return Role.TRANSLATOR;
            }

            @Override
            public List<Option> options(Page page) {
                return directory.organisations().stream()
                        .filter(it -> it.closedOn() == null)
                        .map(it -> new Option(it.id().toString(), it.nameIn(page.lang())))
                        .toList();
            }
        };
    }
}
