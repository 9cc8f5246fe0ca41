package city.koinon.platform.directory;

import city.koinon.platform.identity.GrantSource;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.municipality.Municipality;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whoever holds an office today may act for it today; the day after the term, no more. */
@Component
class OfficeHolders implements GrantSource {

    private final Directory directory;
    private final Municipality municipality;

    OfficeHolders(Directory directory, Municipality municipality) {
        this.directory = directory;
        this.municipality = municipality;
    }

    @Override
    public Stream<Grant> grantsOf(UUID account) {
        var terms = directory.termsOf(account);
        if (terms.isEmpty()) {
            return Stream.of();
        }
        var today = municipality.today();
        return terms.stream()
                .filter(term -> term.covers(today))
                .filter(term -> directory.office(term.office()).openOn(today))
                .map(term -> new Grant(Role.OFFICE_HOLDER, term.office()));
    }
}
