package city.koinon.platform.notices;

import city.koinon.platform.kernel.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters written to somebody and the threads they follow. */
@Component
@Transactional
class NoticesAboutMe implements PersonalData {

    private final Outbox outbox;
    private final Follows follows;

    NoticesAboutMe(Outbox outbox, Follows follows) {
        this.outbox = outbox;
        this.follows = follows;
    }

    @Override
    public String room() {
        return "notices";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of(
                "letters",
                outbox.of(account).stream()
                        .map(it -> Map.of(
                                "writtenAt", it.writtenAt().toString(),
                                "subject", it.subject(),
                                "body", it.body(),
                                "state", it.state().name()))
                        .toList(),
                "follows",
                follows.of(account).stream().map(it -> it.subject().toString()).toList());
    }

    @Override
    public void erase(UUID account) {
        outbox.forget(account);
        follows.forget(account);
    }
}
