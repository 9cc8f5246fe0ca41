package city.koinon.platform.kernel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the city named by the first step of the path: {@code /levadia/el/recommendations}. Stands before security, whose own look-ups need the city. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CityOfTheRequest extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            CurrentCity.run(slugIn(request.getRequestURI()), () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                } catch (ServletException failure) {
                    throw new Wrapped(failure);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (Wrapped failure) {
            throw failure.servlet;
        }
    }

    /** Error pages are rendered for the city in which the error happened. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The demonstration's pages and other addresses of the installation belong to the league. */
    private static String slugIn(String path) {
        var steps = path.split("/", 3);
        var first = steps.length > 1 ? steps[1] : "";
        return first.matches("[a-z][a-z0-9-]{1,39}") ? first : CurrentCity.LEAGUE;
    }

    private static final class Wrapped extends RuntimeException {
        private final transient ServletException servlet;

        Wrapped(ServletException servlet) {
            super(servlet);
            this.servlet = servlet;
        }
    }
}
