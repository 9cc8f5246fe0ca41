package city.koinon.platform.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which there is exactly one spelling (RFC 8785), so that a hash over it can be computed again by anyone. */
final class Canonical {

    /** Beyond this a JSON number is no longer exact in every reader. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final JsonMapper JSON = new JsonMapper();

    private Canonical() {}

    static String text(Map<String, ?> value) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(plain(value))).getEncodedString();
        } catch (IOException failure) {
            throw new IllegalArgumentException("No canonical form", failure);
        }
    }

    static byte[] bytes(String canonical) {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, Object> read(String canonical) {
        return JSON.readValue(canonical, new TypeReference<>() {});
    }

    /** Only what every reader of the record understands in the same way: no fractions, no nothing, no half characters. */
    static Object plain(Object value) {
        return switch (value) {
            case String text -> whole(text);
            case Boolean yes -> yes;
            case Integer number -> number;
            case Long number -> exact(number);
            case UUID id -> id.toString();
            case Enum<?> constant -> constant.name();
            case Temporal time -> time.toString();
            case Map<?, ?> map -> plainMap(map);
            case Collection<?> list -> plainList(list);
            default -> throw new IllegalArgumentException("An act cannot hold a " + value.getClass());
        };
    }

    private static Map<String, Object> plainMap(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> plain.put(whole(String.valueOf(key)), plain(value)));
        return plain;
    }

    private static List<Object> plainList(Collection<?> list) {
        var plain = new ArrayList<>();
        list.forEach(value -> plain.add(plain(value)));
        return plain;
    }

    private static long exact(long number) {
        if (Math.abs(number) > LARGEST) {
            throw new IllegalArgumentException("Too large to be exact everywhere: " + number);
        }
        return number;
    }

    private static String whole(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("Half a character cannot be recorded");
        }
        return text;
    }
}
