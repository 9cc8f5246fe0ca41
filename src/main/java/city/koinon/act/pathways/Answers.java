package city.koinon.act.pathways;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of themselves, by the key of the fact: {@code yes} or {@code no}, a choice, several choices, or a day as 2026-05-14.
 * An empty list is "I do not know": it was asked, and it stays unknown.
 */
record Answers(Map<String, List<String>> said) {

    static final Answers NONE = new Answers(Map.of());

    static final String YES = "yes";
    static final String NO = "no";

    Answers {
        var copy = new LinkedHashMap<String, List<String>>();
        said.forEach((fact, values) -> copy.put(fact, List.copyOf(values)));
        said = java.util.Collections.unmodifiableMap(copy);
    }

    Answers with(String fact, List<String> values) {
        var more = new LinkedHashMap<>(said);
        more.put(fact, values);
        return new Answers(more);
    }

    Answers with(String fact, String value) {
        return with(fact, List.of(value));
    }

    /** As if it had never been asked. */
    Answers without(String fact) {
        var less = new LinkedHashMap<>(said);
        less.remove(fact);
        return new Answers(less);
    }

    boolean asked(String fact) {
        return said.containsKey(fact);
    }

    boolean known(String fact) {
        return !values(fact).isEmpty();
    }

    List<String> values(String fact) {
        return said.getOrDefault(fact, List.of());
    }

    @Nullable
    LocalDate day(String fact) {
        try {
            return known(fact) ? LocalDate.parse(values(fact).getFirst()) : null;
        } catch (DateTimeParseException anotherKindOfFactOnce) {
            return null;
        }
    }
}
