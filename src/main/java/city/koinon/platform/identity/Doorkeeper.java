package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Demonstration;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stands before every handler: lets in whom its {@link Access} names and nobody else, and takes a form only from a page of ours.
 * A handler that says nothing is closed to everybody.
 */
@Component
class Doorkeeper implements HandlerInterceptor {

    static final String FIELD = "_csrf";
    static final String HEADER = "X-CSRF-TOKEN";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern FILE = Pattern.compile(".*\\.[a-z]{2,5}$");

    /** What the installation itself has below a language; everything else is about a city, and the installation is none. */
    private static final Set<String> OF_THE_INSTALLATION = Set.of(
            "",
            "about",
            "accessibility",
            "account",
            "accounts",
            "catalogue",
            "deliveries",
            "desk",
            "enter",
            "privacy",
            "sign-in",
            "sign-out");

    private static final Map<Handler, Optional<Access>> ACCESS = new ConcurrentHashMap<>();

    private record Handler(Class<?> type, Method method) {}

    private final WhoIsThere who;
    private final Demonstration demonstration;
    private final BaseAddress base;
    private final PageOfTheRequest pages;

    Doorkeeper(WhoIsThere who, Demonstration demonstration, BaseAddress base, PageOfTheRequest pages) {
        this.pages = pages;
        this.who = who;
        this.demonstration = demonstration;
        this.base = base;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        if (below(request)) {
            // No such city, or not in this language: nobody needs to sign in to learn that.
            pages.of(request);
            if (CurrentCity.slug().equals(CurrentCity.LEAGUE) && !OF_THE_INSTALLATION.contains(firstStep(request))) {
                throw new NotFound("a page of a city");
            }
        }
        var there = who.there(request);
        var signed = there.visitor().signedIn() ? SignIn.signed(request).orElse(null) : null;
        if (signed != null) {
            request.setAttribute(
                    CsrfToken.class.getName(), new DefaultCsrfToken(HEADER, FIELD, FormToken.of(signed.secret())));
            // What a signed-in person sees is theirs: no cache on the way keeps it.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        var access = access(method);
        if (access == null && request.getMethod().equals("OPTIONS")) {
            // The framework's own answer: which methods this address knows.
            return true;
        }
        if (access == null) {
            throw new NotAllowed("unclassified: " + method.getShortLogMessage());
        }
        if (access.value() == Who.DEMONSTRATION && !demonstration.on()) {
            throw new NotFound("demonstration");
        }
        var writes = !READING.contains(request.getMethod());
        if (writes) {
            mustBeOurs(request, signed);
        }
        var needsSomebody = access.value() == Who.SIGNED_IN || access.value() == Who.ROLES;
        if (needsSomebody && signed == null) {
            if (writes) {
                throw new TurnedAway(TurnedAway.Why.SIGNED_OUT);
            }
            if (isFile(request)) {
                throw new NotAllowed("nobody has signed in");
            }
            response.sendRedirect(signInAddress(request));
            return false;
        }
        if (access.value() == Who.ROLES && Arrays.stream(access.roles()).noneMatch(there.visitor()::is)) {
            if (!writes && !isFile(request) && Arrays.stream(access.roles()).anyMatch(there::sleeps)) {
                response.sendRedirect(
                        cityAndLanguage(request) + "/account/passkeys?next=" + encoded(pathBelow(request)));
                return false;
            }
            throw new NotAllowed("one of " + Arrays.toString(access.roles()) + " is needed");
        }
        return true;
    }

    static @Nullable Access access(HandlerMethod method) {
        return ACCESS.computeIfAbsent(
                        new Handler(method.getBeanType(), method.getMethod()), it -> Optional.ofNullable(read(method)))
                .orElse(null);
    }

    private static @Nullable Access read(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class);
    }

    /** Browsers say where a form comes from; a session's form also carries the session's token. */
    private void mustBeOurs(HttpServletRequest request, SignIn.@Nullable Signed signed) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new TurnedAway(TurnedAway.Why.ELSEWHERE);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !ours(origin, request)) {
            throw new TurnedAway(TurnedAway.Why.ELSEWHERE);
        }
        if (signed != null) {
            var header = request.getHeader(HEADER);
            var token = header != null ? header : request.getParameter(FIELD);
            if (token == null || !FormToken.good(signed.secret(), token)) {
                throw new TurnedAway(TurnedAway.Why.OLD);
            }
        }
    }

    private boolean ours(String origin, HttpServletRequest request) {
        try {
            var uri = URI.create(origin);
            return origin.equalsIgnoreCase(base.origin())
                    || uri.getAuthority() != null
                            && uri.getAuthority().equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static boolean below(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && pattern.startsWith(Page.BASE);
    }

    private static String firstStep(HttpServletRequest request) {
        var steps = request.getRequestURI().split("/", 5);
        return steps.length > 3 ? steps[3] : "";
    }

    private static boolean isFile(HttpServletRequest request) {
        return FILE.matcher(request.getRequestURI()).matches();
    }

    private static String signInAddress(HttpServletRequest request) {
        return cityAndLanguage(request) + "/sign-in?next=" + encoded(pathBelow(request));
    }

    private static String cityAndLanguage(HttpServletRequest request) {
        var steps = request.getRequestURI().split("/", 4);
        return steps.length > 2 && steps[2].matches("[a-z]{2,3}") ? "/" + steps[1] + "/" + steps[2] : "/league/en";
    }

    private static String pathBelow(HttpServletRequest request) {
        var steps = request.getRequestURI().split("/", 4);
        var path = steps.length > 3 ? "/" + steps[3] : "";
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
