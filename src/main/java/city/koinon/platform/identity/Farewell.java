package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.PersonalData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows somebody everything the city's rooms keep about them, and takes it all away when they want that. */
@Service
@Transactional
class Farewell {

    private final ObjectProvider<PersonalData> rooms;
    private final Accounts accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Farewell(ObjectProvider<PersonalData> rooms, Accounts accounts, Audit audit, ApplicationEventPublisher events) {
        this.rooms = rooms;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> everythingAbout(UUID account) {
        var everything = new LinkedHashMap<String, Object>();
        rooms.orderedStream().forEach(room -> everything.put(room.room(), room.export(account)));
        return everything;
    }

    /**
     * What offices and bodies did stays; who it was becomes "a member", "the office".
     *
     * @throws city.koinon.platform.kernel.Refused when a room must keep something for now, with its reason
     */
    public void erase(UUID account) {
        var persona = accounts.get(account).persona();
        Standing.ADMINISTER.forEach(role -> accounts.refuseWhenLast(account, role));
        rooms.orderedStream().filter(room -> !(room instanceof AboutMe)).forEach(room -> room.erase(account));
        accounts.tombstone(account);
        audit.note(Audit.Kind.ERASED, null, account, "", "");
        events.publishEvent(new AccountErased(CurrentCity.slug(), account, persona));
    }
}
