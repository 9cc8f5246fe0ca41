package city.koinon.platform.duties;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.notices.Notices;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offices as parties: whoever holds one today, and its clerks, act for it. */
@Component
class OfficeParties implements Parties {

    private final Directory directory;
    private final Notices notices;

    OfficeParties(Directory directory, Notices notices) {
        this.directory = directory;
        this.notices = notices;
    }

    @Override
    public PartyKind kind() {
        return PartyKind.OFFICE;
    }

    @Transactional(readOnly = true)
    @Override
    public String name(UUID id, String lang) {
        return directory.findOffice(id).map(it -> it.nameIn(lang)).orElse("");
    }

    @Transactional(readOnly = true)
    @Override
    public String path(UUID id) {
        return directory.findOffice(id).map(Office::path).orElse("/offices");
    }

    @Transactional(readOnly = true)
    @Override
    public List<UUID> accounts(UUID id) {
        return notices.accountsOf(id);
    }
}
