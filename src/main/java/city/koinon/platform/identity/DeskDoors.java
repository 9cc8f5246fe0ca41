package city.koinon.platform.identity;

import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.DeskDoor;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever looks after accounts, and whoever checks what became of them, finds them from the desk. */
@Configuration(proxyBeanMethods = false)
class DeskDoors {

    @Bean
    DeskDoor accountsFromTheDesk() {
        return new DeskDoor(20, Set.of(Role.COORDINATOR, Role.OPERATOR), "identity.accounts.title", "/accounts");
    }

    @Bean
    DeskDoor auditFromTheDesk() {
        return new DeskDoor(10, Role.AUDITOR, "identity.audit.title", "/accounts/audit");
    }
}
