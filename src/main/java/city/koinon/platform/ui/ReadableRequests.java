package city.koinon.platform.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away, with a sentence, what cannot be read at all, before it reaches a page or the database. */
@Component
@Order(ReadableRequests.AFTER_THE_CITY)
class ReadableRequests extends OncePerRequestFilter {

    static final int AFTER_THE_CITY = Ordered.HIGHEST_PRECEDENCE + 20;
    private static final int LONGEST_FORM = 1_000_000;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST") && typeOf(request).startsWith("application/x-www-form-urlencoded")) {
            var body = request.getInputStream().readNBytes(LONGEST_FORM + 1);
            if (body.length > LONGEST_FORM) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else {
                chain.doFilter(new Typed(request, new String(body, StandardCharsets.ISO_8859_1)), response);
            }
        } else if (readable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static String typeOf(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    }

    /** Reading the parameters once shows whether they can be read; no list is searched for a character that cannot be kept. */
    private static boolean readable(HttpServletRequest request) {
        if (typeOf(request).startsWith("multipart/")) {
            return true;
        }
        try {
            return request.getParameterMap().values().stream()
                    .flatMap(Arrays::stream)
                    .noneMatch(it -> it.indexOf('\0') >= 0);
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    /**
     * A form as it was sent. The server would refuse the whole of it for one broken character; here the character is marked as broken,
     * and the form says so at its field and keeps the rest.
     */
    private static final class Typed extends HttpServletRequestWrapper {

        private final Map<String, String[]> typed = new LinkedHashMap<>();

        Typed(HttpServletRequest request, String body) {
            super(request);
            take(request.getQueryString());
            take(body);
        }

        private void take(@Nullable String pairs) {
            if (pairs == null || pairs.isEmpty()) {
                return;
            }
            for (var pair : pairs.split("&", 5_000)) {
                var parts = pair.split("=", 2);
                var value = parts.length == 2 ? decoded(parts[1]) : "";
                typed.merge(decoded(parts[0]), new String[] {value}, (before, more) -> {
                    var all = Arrays.copyOf(before, before.length + 1);
                    all[before.length] = more[0];
                    return all;
                });
            }
        }

        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException broken) {
                return text.replace('%', '\uFFFD');
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = typed.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(typed);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(typed.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return typed.get(name);
        }
    }

    @Configuration
    static class BelowThePages {

        /** For requests that the server turns away before the application sees them. */
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> calmEvenThere() {
            return factory -> factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(Calm.class.getName());
                }
            });
        }
    }

    /** In place of the server's own error page. */
    public static final class Calm extends ErrorReportValve {

        @Override
        protected void report(
                org.apache.catalina.connector.Request request,
                org.apache.catalina.connector.Response response,
                @Nullable Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("text/html;charset=UTF-8");
                response.setHeader("Content-Security-Policy", "default-src 'none'");
                response.getCoyoteResponse().setCharacterEncoding("UTF-8");
                var out = response.getReporter();
                if (out != null) {
                    out.write(new String(LastResort.page(response.getStatus()), StandardCharsets.UTF_8));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                // Whoever asked is no longer there.
            }
        }
    }
}
