package city.koinon.platform.ui;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.MovableClock;
import city.koinon.platform.kernel.Pulse;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps what was rendered for somebody whom the house does not know, for the next one it does not know. A page stays valid while its city's
 * {@link Pulse} and the quarter of an hour stay (no zone's midnight falls inside of one), so nobody reads what is no longer so.
 *
 * <p>Stands before security: what is kept was public when it was rendered, and it carries the headers that security wrote then. Whoever
 * brings a cookie, and whatever gave one away or says that it is not to be kept (a page with a form does), passes by.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public class KeptPages extends OncePerRequestFilter {

    private static final String FOR_ONE = KeptPages.class.getName() + ".forOne";
    private static final String KEEPING = KeptPages.class.getName() + ".keeping";

    static final String ASK_AGAIN = "no-cache";

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int LARGEST = 512 << 10;
    private static final int LONGEST_ADDRESS = 400;
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    /** What belongs to the one answer and not to the page. */
    private static final Set<String> NOT_KEPT = Set.of(
            "content-length",
            "content-type",
            "content-language",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "date",
            "etag",
            "vary",
            "cache-control");

    private final Pulse pulse;
    private final MovableClock clock;
    private final Cache<Address, KeptPage> kept;

    private record Address(String city, String path, boolean piece) {}

    private record Hour(long beat, long quarter, Duration clock) {}

    record KeptPage(Hour hour, GzippedPage page, List<Header> headers) {

        int weight() {
            return page.size() + 1024;
        }
    }

    record Header(String name, String value) {}

    KeptPages(Pulse pulse, MovableClock clock, @Value("${koinon.kept-pages-mb:32}") long megabytes) {
        this.pulse = pulse;
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(megabytes << 20)
                .weigher((Address address, KeptPage page) -> page.weight())
                .expireAfterWrite(LONGEST)
                .build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || request.getHeader(HttpHeaders.COOKIE) != null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || CurrentCity.slug().equals(CurrentCity.LEAGUE)
                || request.getRequestURI().indexOf('/', 1) < 0
                || addressOf(request).path().length() > LONGEST_ADDRESS
                || isToldAsItIsRead(request);
    }

    /** A stream of lines has no end that fits into memory, tiles are asked for piece by piece, and a whole guide need not lie there twice. */
    static boolean isToldAsItIsRead(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI();
        return query != null && query.contains("format=ndjson") && path.contains("/hsds/")
                || path.endsWith(".pmtiles")
                || path.contains("/pack/all/")
                || path.endsWith("/guide.html");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var beat = pulse.beat();
        if (beat.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var hour = new Hour(beat.getAsLong(), clock.millis() / QUARTER, clock.offset());
        var address = addressOf(request);
        var found = kept.getIfPresent(address);
        if (found == null || !found.hour().equals(hour)) {
            found = render(request, response, chain, hour);
            if (found == null) {
                return;
            }
            kept.put(address, found);
        } else {
            response.setStatus(HttpServletResponse.SC_OK);
            found.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        }
        found.page().answer(request, response);
    }

    /** Empty when the answer is not one to keep; it has then been sent as it is. */
    private static @org.jspecify.annotations.Nullable KeptPage render(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Hour hour)
            throws ServletException, IOException {
        var written = new ContentCachingResponseWrapper(response);
        request.setAttribute(KEEPING, true);
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_AGAIN); // security leaves alone what is said already
        chain.doFilter(request, written);
        if (!isToKeep(request, written)) {
            if (ASK_AGAIN.equals(written.getHeader(HttpHeaders.CACHE_CONTROL))) {
                written.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            }
            written.copyBodyToResponse();
            return null;
        }
        var headers = new ArrayList<Header>();
        for (var name : response.getHeaderNames()) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                response.getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        headers.add(new Header(HttpHeaders.CONTENT_TYPE, written.getContentType()));
        headers.add(
                new Header(HttpHeaders.CONTENT_LANGUAGE, response.getLocale().toLanguageTag()));
        return new KeptPage(hour, GzippedPage.of(written.getContentAsByteArray()), List.copyOf(headers));
    }

    /** Whether the answer passes through here once more, as it is, before it is sent. */
    static boolean keeps(HttpServletRequest request) {
        return request.getAttribute(KEEPING) != null;
    }

    /** For whatever is written into an answer for this one reader only. */
    public static void doNotKeep(HttpServletRequest request) {
        request.setAttribute(FOR_ONE, true);
    }

    private static boolean isToKeep(HttpServletRequest request, ContentCachingResponseWrapper written) {
        var said = written.getHeader(HttpHeaders.CACHE_CONTROL);
        return request.getAttribute(FOR_ONE) == null
                && written.getStatus() == HttpServletResponse.SC_OK
                && (said == null || !said.contains("no-store"))
                && !written.isCommitted()
                && !request.isAsyncStarted()
                && written.getContentType() != null
                && written.getContentSize() > 0
                && written.getContentSize() <= LARGEST
                && written.getHeader(HttpHeaders.SET_COOKIE) == null
                && !isForEver(written)
                && written.getHeader(HttpHeaders.CONTENT_ENCODING) == null;
    }

    /** A style sheet whose address changes with it is kept by the readers themselves. */
    private static boolean isForEver(ContentCachingResponseWrapper written) {
        var control = written.getHeader(HttpHeaders.CACHE_CONTROL);
        return control != null && control.contains("immutable");
    }

    private static Address addressOf(HttpServletRequest request) {
        var query = request.getQueryString();
        return new Address(
                CurrentCity.slug(),
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                request.getHeader("HX-Request") != null);
    }
}
