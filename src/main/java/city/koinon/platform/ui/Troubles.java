package city.koinon.platform.ui;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Conflicted;
import city.koinon.platform.kernel.NotAllowed;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.kernel.Who;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.json.JsonMapper;

/** Says, calmly and in the reader's language, what went wrong; to a programme as problem+json. Never how it looks inside. */
@Controller
@ControllerAdvice
@Order(100)
class Troubles implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(Troubles.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final PageOfTheRequest pages;
    private final TemplateEngine templates;
    private final ObjectProvider<InsteadOfNothing> instead;

    Troubles(PageOfTheRequest pages, TemplateEngine templates, ObjectProvider<InsteadOfNothing> instead) {
        this.pages = pages;
        this.templates = templates;
        this.instead = instead;
    }

    @ExceptionHandler(Exception.class)
    void thrown(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            // The door decides whether that means "sign in first".
            throw exception;
        }
        if (response.isCommitted()) {
            return;
        }
        var trouble = trouble(exception);
        if (trouble == Trouble.NOT_THIS_WAY && exception instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        say(trouble, exception, request, response);
    }

    /** What happened before any page was asked: the container sends it here. */
    @RequestMapping("${server.error.path:/error}")
    @Access(Who.EVERYBODY)
    void reported(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception
                ? exception
                : null;
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var trouble = thrown == null || status != 500 ? Trouble.of(status) : trouble(thrown);
        say(trouble, thrown, request, response);
    }

    private static Trouble trouble(Throwable exception) {
        return switch (exception) {
            case NotFound _ -> Trouble.NOT_FOUND;
            case NotAllowed _ -> Trouble.NOT_ALLOWED;
            case Conflicted _ -> Trouble.CHANGED;
            case Stale _ -> Trouble.CHANGED;
            case Refused _ -> Trouble.REFUSED;
            case MethodArgumentTypeMismatchException _ -> Trouble.NOT_FOUND;
            case BindException _ -> Trouble.UNREADABLE;
            case HttpMessageNotReadableException _ -> Trouble.UNREADABLE;
            case MaxUploadSizeExceededException _ -> Trouble.TOO_LARGE;
            case MultipartException _ -> Trouble.UNREADABLE;
            case ErrorResponse known -> Trouble.of(known.getStatusCode().value());
            case DataAccessResourceFailureException _ -> Trouble.AWAY;
            case CannotCreateTransactionException _ -> Trouble.AWAY;
            case TransientDataAccessException _ -> Trouble.CHANGED;
            default -> unreadable(exception);
        };
    }

    /** The server's own way of saying that parameters could not be read has no public type of its own everywhere. */
    private static Trouble unreadable(Throwable exception) {
        for (var cause = exception; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("InvalidParameterException")) {
                var text = String.valueOf(cause.getMessage()).toLowerCase(java.util.Locale.ROOT);
                return text.contains("too large") || text.contains("too big") || text.contains("maxpostsize")
                        ? Trouble.TOO_LARGE
                        : Trouble.UNREADABLE;
            }
        }
        return Trouble.BROKEN;
    }

    /** Whoever has the code in an address has what it opens, and whoever reads a log is to have neither. */
    private static String withoutSecrets(String address) {
        return address.replaceAll("(/my-(?:plan|question)/)[^/?]+", "$1…")
                .replaceAll("\\d{5}([^/?&]{0,9}\\d{5}){4}", "…")
                .replaceAll("([?&]a=)[^&]+", "$1…");
    }

    private void say(
            Trouble trouble, @Nullable Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var reference = trouble == Trouble.BROKEN || trouble == Trouble.AWAY ? reference() : null;
        if (reference != null) {
            log.error("{}: {} {}", reference, request.getMethod(), withoutSecrets(address(request)), exception);
        }
        response.resetBuffer();
        response.setStatus(trouble.status());
        response.setHeader("Cache-Control", "no-store");
        byte[] body;
        if (wantsJson(request)) {
            response.setContentType("application/problem+json");
            body = problem(trouble, reference, request);
        } else {
            response.setContentType("text/html;charset=UTF-8");
            body = page(trouble, reference, exception, request);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] page(
            Trouble trouble, @Nullable String reference, @Nullable Exception exception, HttpServletRequest request) {
        try {
            var page = pages.nearest(request);
            var reasons = exception instanceof Refused refused
                    ? refused.refusals().stream()
                            .map(it -> page.say(it.key(), it.args()))
                            .toList()
                    : List.<String>of();
            var out = new Utf8ByteOutput();
            var known = trouble == Trouble.NOT_FOUND ? instead(request, page) : Optional.<Content>empty();
            if (known.isPresent()) {
                known.get().writeTo(out);
                return out.toByteArray();
            }
            var model = new LinkedHashMap<String, Object>();
            model.put("page", page);
            model.put("trouble", new TroublePage(trouble, reasons, reference));
            templates.render("platform/ui/trouble.jte", model, out);
            return out.toByteArray();
        } catch (RuntimeException notEvenThat) {
            log.warn("An error page could not be made", notEvenThat);
            return LastResort.page(trouble.status());
        }
    }

    private Optional<Content> instead(HttpServletRequest request, Page nearest) {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        return READING.contains(request.getMethod())
                ? instead.stream()
                        .flatMap(it -> it.at(address(request), query, nearest).stream())
                        .findFirst()
                : Optional.empty();
    }

    private byte[] problem(Trouble trouble, @Nullable String reference, HttpServletRequest request) {
        var problem = new LinkedHashMap<String, Object>(Map.of("type", "about:blank"));
        problem.put("status", trouble.status());
        try {
            var page = pages.nearest(request);
            problem.put("title", page.say(trouble.title()));
            problem.put("detail", page.say(trouble.next()));
        } catch (RuntimeException notEvenThat) {
            problem.put("title", trouble.name());
        }
        if (reference != null) {
            problem.put("reference", reference);
        }
        return JSON.writeValueAsBytes(problem);
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accept = String.valueOf(request.getHeader("Accept"));
        return address(request).endsWith(".json") || (accept.contains("json") && !accept.contains("text/html"));
    }

    private static String address(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked == null ? request.getRequestURI() : asked.toString();
    }

    /** Short enough to read out on the telephone; the log has the same. */
    private static String reference() {
        return HexFormat.of()
                .withUpperCase()
                .toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    record TroublePage(
            Trouble trouble, List<String> reasons, @Nullable String reference) {}
}
