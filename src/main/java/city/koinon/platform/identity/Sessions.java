package city.koinon.platform.identity;

import city.koinon.platform.kernel.NotFound;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in. */
@Component
class Sessions {

    /** @param ref stands for the session without opening it */
    record Open(String ref, Way way, Instant since, Instant lastUsed, boolean thisOne) {}

    private final FindByIndexNameSessionRepository<? extends Session> kept;

    Sessions(FindByIndexNameSessionRepository<? extends Session> kept) {
        this.kept = kept;
    }

    List<Open> of(UUID account, @Nullable String here) {
        return kept.findByPrincipalName(SignIn.indexName(account)).values().stream()
                .map(session -> new Open(
                        ref(session),
                        way(session),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(here)))
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    /** @throws NotFound when the account has no such session */
    void end(UUID account, String ref) {
        var session = kept.findByPrincipalName(SignIn.indexName(account)).values().stream()
                .filter(it -> ref(it).equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
        kept.deleteById(session.getId());
    }

    void endOthers(UUID account, @Nullable String here) {
        kept.findByPrincipalName(SignIn.indexName(account)).values().stream()
                .map(Session::getId)
                .filter(id -> !id.equals(here))
                .forEach(kept::deleteById);
    }

    private static String ref(Session session) {
        return Secrets.text(Secrets.hash(session.getId()));
    }

    private static Way way(Session session) {
        String way = session.getAttribute(SignIn.WAY);
        return way == null ? Way.LINK : Way.valueOf(way);
    }
}
