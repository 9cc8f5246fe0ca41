package city.koinon.platform.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
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

    private final Map<RequestMappingInfo, Optional<String>> steps = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        var known = steps.get(info);
        var wanted = known == null ? steps.computeIfAbsent(info, Signposts::step) : known;
        return wanted.isPresent() && !wanted.get().equals(step(request))
                ? null
                : super.getMatchingMapping(info, request);
    }

    /** The step as the route spells it out; empty where several steps fit, or another kind of route. */
    private static Optional<String> step(RequestMappingInfo info) {
        var patterns = info.getPathPatternsCondition();
        if (patterns == null || patterns.getPatterns().size() != 1) {
            return Optional.empty();
        }
        var steps = patterns.getFirstPattern().getPatternString().split("/");
        return steps.length > BEHIND_CITY_AND_LANGUAGE + 1 && steps[1].equals("{city}")
                ? Optional.of(steps[BEHIND_CITY_AND_LANGUAGE + 1])
                        .filter(it -> it.chars().noneMatch(c -> "{}*?".indexOf(c) >= 0))
                : Optional.empty();
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
