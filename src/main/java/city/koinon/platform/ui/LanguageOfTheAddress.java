package city.koinon.platform.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** An answer is in the language its address names, whatever the reader's browser prefers; {@code Content-Language} says so too. */
@Component("localeResolver")
class LanguageOfTheAddress implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var steps = request.getRequestURI().split("/", 4);
        return steps.length > 2 && steps[2].matches("[a-z]{2,3}") ? Locale.of(steps[2]) : request.getLocale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the address names the language");
    }
}
