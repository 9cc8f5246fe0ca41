package city.koinon.listen.participation;

import city.koinon.platform.identity.AccountView;
import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.notices.Letter;
import city.koinon.platform.notices.Notices;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who keeps the papers of a body and who leads it. A coordinator names them, and they are told at once. */
@Service
@Transactional
public class Secretariat {

    private final Bodies bodies;
    private final Accounts accounts;
    private final Notices notices;
    private final Sentences sentences;

    Secretariat(Bodies bodies, Accounts accounts, Notices notices, Sentences sentences) {
        this.bodies = bodies;
        this.accounts = accounts;
        this.notices = notices;
        this.sentences = sentences;
    }

    @Transactional(readOnly = true)
    List<AccountView> of(UUID body, Role role) {
        return accounts.withGrant(role, body);
    }

    /** @throws Refused when this account cannot have the task, as one that administers the city */
    public void name(UUID body, UUID account, Role role, Visitor by) {
        by.must(Role.COORDINATOR);
        mustServeABody(role);
        if (of(body, role).stream().anyMatch(it -> it.id().equals(account))) {
            return;
        }
        accounts.grant(account, role, body, by.account());
        var named = bodies.get(body);
        notices.send(Letter.of(
                "participation/" + body + "/named-" + Ids.next(),
                account,
                "participation.mail.named.subject",
                "participation.mail.named.body",
                "/bodies/" + named.slug(),
                sentences.all(named.name()),
                role));
    }

    public void relieve(UUID body, UUID account, Role role, Visitor by) {
        by.must(Role.COORDINATOR);
        mustServeABody(role);
        if (of(body, role).stream().noneMatch(it -> it.id().equals(account))) {
            throw new NotFound("holder of this role");
        }
        accounts.revoke(account, role, body, by.account());
    }

    private static void mustServeABody(Role role) {
        if (role != Role.SECRETARY && role != Role.CHAIR) {
            throw new Refused("role", "ui.refused.choice");
        }
    }
}
