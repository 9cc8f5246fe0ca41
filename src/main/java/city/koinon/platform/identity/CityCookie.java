package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.CookieSerializer;

/**
 * The cookie of a session: one for each city, sent to that city's addresses only, and only made for somebody who signs in. Scripts cannot
 * read it, and other sites cannot send it along with what they post.
 */
class CityCookie implements CookieSerializer {

    static final String NAME = "koinon";

    /** A request outside of a city that signs somebody in to one says here to which. */
    static final String CITY = CityCookie.class.getName();

    private final boolean secure;

    CityCookie(boolean secure) {
        this.secure = secure;
    }

    @Override
    public void writeCookieValue(CookieValue cookie) {
        var city = cookie.getRequest().getAttribute(CITY) instanceof String said ? said : CurrentCity.slug();
        var gone = cookie.getCookieValue() == null || cookie.getCookieValue().isEmpty();
        cookie.getResponse()
                .addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(NAME, gone ? "" : cookie.getCookieValue())
                                .path("/" + city)
                                .httpOnly(true)
                                .secure(secure)
                                .sameSite("Lax")
                                .maxAge(gone ? Duration.ZERO : Duration.ofSeconds(-1))
                                .build()
                                .toString());
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(cookie -> cookie.getValue())
                        // The database keeps them as uuid texts; anything else was never ours.
                        .filter(value -> value.matches("[0-9a-f-]{36}"))
                        .toList();
    }
}
