package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Writes down every attempt that was answered with 403, whoever refused it: the door, a rule of access, or a service. */
@Component
@Order(0)
class RefusalsAreNoted extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalsAreNoted.class);

    private final Audit audit;

    RefusalsAreNoted(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN
                && !CurrentCity.slug().isEmpty()) {
            var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            var there = request.getAttribute(WhoIsThere.KEPT) instanceof WhoIsThere.There known
                    ? known
                    : WhoIsThere.There.NOBODY;
            try {
                audit.note(
                        Audit.Kind.REFUSED,
                        there.visitor().account(),
                        null,
                        request.getMethod() + " " + (route == null ? "" : route),
                        request.getRequestURI());
            } catch (RuntimeException failure) {
                // The answer is on its way already; the operator must still learn that the book has a hole.
                LOG.error("Could not note a refusal in {}", CurrentCity.slug(), failure);
            }
        }
    }
}
