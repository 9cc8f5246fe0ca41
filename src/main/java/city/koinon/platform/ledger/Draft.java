package city.koinon.platform.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act about to be recorded. The payload holds strings, whole numbers, booleans, lists and maps; dates, ids and enum constants are
 * taken as their text, multilingual texts as a map from language to value.
 */
public record Draft(
        String type,
        Subject subject,
        Actor actor,
        Map<String, Object> payload,
        @Nullable String from,
        @Nullable String to,
        List<Subject> links) {

    public Draft {
        if (!type.matches("[A-Z][A-Z0-9_]{1,59}")) {
            throw new IllegalArgumentException("The type of an act is written like ANSWER_PUBLISHED, not " + type);
        }
        payload = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(payload));
        links = List.copyOf(links);
    }

    public static Draft of(String type, Subject subject, Actor actor) {
        return new Draft(type, subject, actor, Map.of(), null, null, List.of());
    }

    /** Adds to the payload; what is absent is left out. */
    public Draft with(String key, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(payload);
        more.put(key, value);
        return new Draft(type, subject, actor, more, from, to, links);
    }

    /** The public state of the subject before and after: a fold over the acts of a subject gives its state. */
    public Draft becoming(@Nullable String before, String after) {
        return new Draft(type, subject, actor, payload, before, after, links);
    }

    /** Hangs the subject under another: the ask under its recommendation, the commitment under its ask. */
    public Draft linkedTo(Subject parent) {
        var more = new ArrayList<>(links);
        more.add(parent);
        return new Draft(type, subject, actor, payload, from, to, more);
    }

    public Draft linkedTo(List<Subject> parents) {
        var draft = this;
        for (var parent : parents) {
            draft = draft.linkedTo(parent);
        }
        return draft;
    }
}
