package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Opens and closes sessions. A session holds plain texts only, so that it survives a new version of the application, and belongs to the
 * city at work: its cookie is sent to that city's addresses alone.
 */
@Component
class SignIn {

    static final String ACCOUNT = "koinon.account";
    static final String CITY = "koinon.city";
    static final String WAY = "koinon.way";
    static final String SECRET = "koinon.secret";

    record Signed(UUID account, Way way, String secret) {}

    /** Whoever comes in gets a new session, so that one planted beforehand opens nothing. */
    void in(HttpServletRequest request, UUID account, Way way) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, indexName(account));
        session.setAttribute(ACCOUNT, account.toString());
        session.setAttribute(CITY, CurrentCity.slug());
        session.setAttribute(WAY, way.name());
        session.setAttribute(SECRET, FormToken.newSecret());
        request.removeAttribute(WhoIsThere.KEPT);
    }

    void out(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.removeAttribute(WhoIsThere.KEPT);
    }

    /** Who signed in to the city at work; a session of another city is nobody here. */
    static Optional<Signed> signed(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !CurrentCity.slug().equals(text(session, CITY))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Signed(
                    UUID.fromString(text(session, ACCOUNT)), Way.valueOf(text(session, WAY)), text(session, SECRET)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    static String indexName(UUID account) {
        return CurrentCity.slug() + "/" + account;
    }

    private static String text(HttpSession session, String name) {
        return session.getAttribute(name) instanceof String text ? text : "";
    }
}
