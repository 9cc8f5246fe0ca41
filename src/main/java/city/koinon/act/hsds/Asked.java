package city.koinon.act.hsds;

import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a programme asks for, every part of which has to fit. Numbers of pages are moved to the nearest there is; what cannot be understood
 * is answered with what could have been.
 */
record Asked(
        @Nullable String search,
        @Nullable UUID term,
        @Nullable UUID taxonomy,
        @Nullable UUID organisation,
        @Nullable UUID parent,
        @Nullable Instant modifiedAfter,
        @Nullable String postcode,
        @Nullable Integer proximity,
        boolean minimal,
        boolean full,
        boolean lines,
        int page,
        int perPage) {

    static final int USUAL = 50;
    static final int MOST = 100;
    private static final int MOST_MINIMAL = 10_000;

    /** Said to whoever asked in a way that cannot be understood. */
    static final class NotUnderstood extends RuntimeException {

        private final String parameter;
        private final String words;

        NotUnderstood(String parameter, String words) {
            super(parameter);
            this.parameter = parameter;
            this.words = words;
        }

        String parameter() {
            return parameter;
        }

        String words() {
            return words;
        }
    }

    static Asked of(HttpServletRequest request, Page page) {
        var minimal = flag(request, "minimal", page);
        var proximity = number(request, "proximity", page);
        var postcode = text(request, "postcode");
        if (proximity != null && postcode == null) {
            throw new NotUnderstood("proximity", page.say("hsds.refused.proximity"));
        }
        var format = text(request, "format");
        if (format != null && !List.of("json", "ndjson").contains(format)) {
            throw new NotUnderstood("format", page.say("hsds.refused.format"));
        }
        var asked = number(request, "page", page);
        var perPage = number(request, "per_page", page);
        return new Asked(
                text(request, "search"),
                id(request, "taxonomy_term_id", page),
                id(request, "taxonomy_id", page),
                id(request, "organization_id", page),
                id(request, "parent_id", page),
                moment(request, page),
                postcode,
                proximity == null ? null : Math.max(0, proximity),
                minimal,
                flag(request, "full", page),
                format != null && format.equals("ndjson"),
                asked == null ? 1 : Math.max(1, asked),
                Math.clamp(
                        perPage == null ? (minimal ? MOST_MINIMAL : USUAL) : perPage,
                        1,
                        minimal ? MOST_MINIMAL : MOST));
    }

    private static @Nullable String text(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable UUID id(HttpServletRequest request, String name, Page page) {
        var value = text(request, name);
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            throw new NotUnderstood(name, page.say("hsds.refused.id"));
        }
    }

    /** A number too long for us is the greatest there is. */
    private static @Nullable Integer number(HttpServletRequest request, String name, Page page) {
        var value = text(request, name);
        if (value == null) {
            return null;
        }
        if (!value.matches("-?\\d{1,30}")) {
            throw new NotUnderstood(name, page.say("hsds.refused.number"));
        }
        return value.length() > 9
                ? (value.startsWith("-") ? Integer.MIN_VALUE : Integer.MAX_VALUE)
                : Integer.valueOf(value);
    }

    private static boolean flag(HttpServletRequest request, String name, Page page) {
        var value = text(request, name);
        if (value == null || List.of("true", "1", "false", "0").contains(value.toLowerCase(Locale.ROOT))) {
            return value != null && List.of("true", "1").contains(value.toLowerCase(Locale.ROOT));
        }
        throw new NotUnderstood(name, page.say("hsds.refused.flag"));
    }

    /** A plus in an address arrives as a space. */
    private static @Nullable Instant moment(HttpServletRequest request, Page page) {
        var value = text(request, "modified_after");
        if (value == null) {
            return null;
        }
        try {
            if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(value).atStartOfDay(page.zone()).toInstant();
            }
            var whole = value.replaceFirst(" (?=\\d{2}:?\\d{2}$)", "+");
            return whole.matches(".*(Z|z|[+-]\\d{2}:?\\d{2})$")
                    ? OffsetDateTime.parse(whole).toInstant()
                    : java.time.LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notADate) {
            throw new NotUnderstood("modified_after", page.say("hsds.refused.moment"));
        }
    }
}
