package city.koinon.platform.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Every page has one address. Whoever types a slash too many, or a city or language in capitals, is led to it. Stands after the firewall, so
 * what it leads to is a path of ours and never another host.
 */
@Component
@Order(0)
class OneAddress extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~%-]+)+/?");
    private static final Pattern CITY_AND_LANGUAGE =
            Pattern.compile("^/[A-Za-z][A-Za-z0-9-]{1,39}(?:/[A-Za-z]{2,3}(?=/|$))?(?=/|$)");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getRequestURI();
        var one = READING.contains(request.getMethod()) && PATH.matcher(asked).matches() ? one(asked) : asked;
        if (one.equals(asked)) {
            chain.doFilter(request, response);
            return;
        }
        var query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader("Location", query == null ? one : one + "?" + query);
    }

    private static String one(String path) {
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return CITY_AND_LANGUAGE
                .matcher(bare)
                .replaceFirst(start -> start.group().toLowerCase(Locale.ROOT));
    }
}
