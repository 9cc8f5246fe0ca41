package city.koinon.platform.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those go first who came first. A virtual thread keeps its processor until it has to wait for something, and the server goes on with a
 * connection as long as its next request is there already: a few who ask again at once would be served again and again while the others
 * wait. Whoever stands at the end of the queue once for each request is served in turn.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class InTurn extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Thread.yield();
        chain.doFilter(request, response);
    }
}
