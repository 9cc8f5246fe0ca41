package city.koinon.platform.identity;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** For the tests of every room: a request by somebody who has signed in to the city of its address, with the token a form would carry. */
public final class SignedIn {

    private SignedIn() {}

    public static RequestPostProcessor as(UUID account) {
        return as(account, Way.PASSKEY);
    }

    static RequestPostProcessor as(UUID account, Way way) {
        return request -> {
            var session = session(request, request.getRequestURI().split("/", 3)[1], account, way);
            request.addHeader(Doorkeeper.HEADER, FormToken.of(session.<String>getRequiredAttribute(SignIn.SECRET)));
            return request;
        };
    }

    /** With the cookie, and without the token of a form. */
    static RequestPostProcessor withoutToken(UUID account) {
        return request -> {
            session(request, request.getRequestURI().split("/", 3)[1], account, Way.PASSKEY);
            return request;
        };
    }

    /** The session of one city, also when it is carried to the address of another. */
    public static RequestPostProcessor in(String city, UUID account) {
        return request -> {
            var session = session(request, city, account, Way.PASSKEY);
            request.addHeader(Doorkeeper.HEADER, FormToken.of(session.<String>getRequiredAttribute(SignIn.SECRET)));
            return request;
        };
    }

    /** One session for many requests, for as long as none of them ends it. */
    public static RequestPostProcessor staying(String city, UUID account) {
        return new RequestPostProcessor() {
            private String id = "";

            @Override
            public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
                if (id.isEmpty()) {
                    id = session(request, city, account, Way.PASSKEY).getId();
                }
                request.setCookies(new Cookie(CityCookie.NAME, id));
                return request;
            }
        };
    }

    private static Session session(MockHttpServletRequest request, String city, UUID account, Way way) {
        var context = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext());
        var session = make(repository(context), city, account, way);
        request.setCookies(new Cookie(CityCookie.NAME, session.getId()));
        return session;
    }

    @SuppressWarnings("unchecked")
    private static SessionRepository<Session> repository(org.springframework.context.ApplicationContext context) {
        return (SessionRepository<Session>) (SessionRepository<?>) context.getBean(SessionRepository.class);
    }

    static Session make(SessionRepository<Session> sessions, String city, UUID account, Way way) {
        var session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, city + "/" + account);
        session.setAttribute(SignIn.ACCOUNT, account.toString());
        session.setAttribute(SignIn.CITY, city);
        session.setAttribute(SignIn.WAY, way.name());
        session.setAttribute(SignIn.SECRET, FormToken.newSecret());
        sessions.save(session);
        return session;
    }
}
