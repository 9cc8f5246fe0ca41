package city.koinon.platform.identity;

import city.koinon.platform.ui.PageOfTheRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Never a bare 403 for what somebody typed: the page says what happened, shows everything again and sends it once more. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TurnedAwayPages {

    private static final Set<String> OURS = Set.of(Doorkeeper.FIELD);
    private static final int MOST_FIELDS = 500;

    /** @param seen whether it is words somebody typed: whatever else the form carried travels along unseen */
    public record Typed(String name, String value, boolean seen) {}

    public record TurnedAwayPage(String why, boolean signedIn, String action, List<Typed> typed, String signIn) {}

    private final PageOfTheRequest pages;

    TurnedAwayPages(PageOfTheRequest pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView sayWhat(TurnedAway turnedAway, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        var page = pages.nearest(request);
        if (wantsJson(request)) {
            return json(response, page.say(key(turnedAway)));
        }
        var shown = new TurnedAwayPage(
                page.say(key(turnedAway)),
                page.visitor().signedIn(),
                request.getRequestURI(),
                typed(request),
                page.to("/sign-in?next=%2Faccount"));
        return new ModelAndView("platform/identity/turned-away", Map.of("page", page, "turned", shown));
    }

    private static String key(TurnedAway turnedAway) {
        return switch (turnedAway.why()) {
            case SIGNED_OUT -> "identity.turnedAway.signedOut";
            case OLD -> "identity.turnedAway.old";
            case ELSEWHERE -> "identity.turnedAway.elsewhere";
        };
    }

    private static List<Typed> typed(HttpServletRequest request) {
        var typed = new ArrayList<Typed>();
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                if (!OURS.contains(name) && typed.size() < MOST_FIELDS) {
                    typed.add(new Typed(name, value, !name.equals("key") && readable(name, value)));
                }
            }
        });
        return typed;
    }

    /** Words in a language, or anything that is no mark of ours: no id, no number, no name of a choice. */
    private static boolean readable(String name, String value) {
        return !value.isBlank()
                && (name.matches(".*\\.[a-z]{2,3}") || !value.strip().matches("[A-Z0-9_]+|[a-z0-9_./+:-]+"));
    }

    static boolean wantsJson(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static ModelAndView json(HttpServletResponse response, String why) {
        return new ModelAndView((model, request, answer) -> {
            response.setContentType("application/json;charset=UTF-8");
            response.getOutputStream()
                    .write(new tools.jackson.databind.json.JsonMapper().writeValueAsBytes(Map.of("error", why)));
        });
    }
}
