package city.koinon.platform.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the handler of an address. Nearly all routes begin with a city and a language and differ in the step behind them, so that step is
 * looked at first: to match hundreds of patterns for each request would take longer than to draw the page.
 */
class Signposts extends RequestMappingHandlerMapping {

    private static final int BEHIND_CITY_AND_LANGUAGE = 2;
    private static final String STEP = Signposts.class.getName();

    private final Map<RequestMappingInfo, Set<String>> steps = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        var known = steps.get(info);
        var wanted = known == null ? steps.computeIfAbsent(info, Signposts::step) : known;
        return !wanted.isEmpty() && !wanted.contains(step(request)) ? null : super.getMatchingMapping(info, request);
    }

    /** The step as each pattern of the route spells it out; none where one of them leaves it open, or is of another kind. */
    private static Set<String> step(RequestMappingInfo info) {
        var steps = new HashSet<String>();
        for (var pattern : info.getPatternValues()) {
            var parts = pattern.split("/");
            if (parts.length <= BEHIND_CITY_AND_LANGUAGE + 1 || !parts[1].equals("{city}")) {
                return Set.of();
            }
            steps.add(parts[BEHIND_CITY_AND_LANGUAGE + 1]);
        }
        return steps.stream().anyMatch(Signposts::isOpen) ? Set.of() : steps;
    }

    private static boolean isOpen(String step) {
        return step.chars().anyMatch(c -> "{}*?".indexOf(c) >= 0);
    }

    private static String step(HttpServletRequest request) {
        if (request.getAttribute(STEP) instanceof String known) {
            return known;
        }
        var step = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .skip(BEHIND_CITY_AND_LANGUAGE)
                .findFirst()
                .map(it -> ((PathContainer.PathSegment) it).valueToMatch())
                .orElse("");
        request.setAttribute(STEP, step);
        return step;
    }
}
