package city.koinon.platform.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much memory takes what is remembered, roughly: what is counted too low by half fills a heap, and nobody needs it to the byte. Rooms
 * remember records, and lists and maps of them; of many, a few are weighed.
 */
final class Weights {

    /** In bytes, like those that follow: where a member or an item of a list points to it. */
    private static final int PLACE = 4;

    /** What every object has, whatever is in it; a number and a day have little more. */
    private static final int OBJECT = 16;

    private static final int TEXT = 40;

    /** The tag of a language, mostly one that others hold too. */
    private static final int SHORT = 3;

    /** What other letters than Latin ones take is two bytes each; most texts are all of one kind. */
    private static final char LAST_OF_ONE_BYTE = 0xff;

    private static final int COLLECTION = 40;
    private static final int ENTRY = 40;

    /** An id, a moment, an amount. */
    private static final int VALUE = 32;

    /** What is no record and does not say what is in it. */
    private static final int UNKNOWN = 200;

    private static final int WEIGHED = 16;

    /** Far from where a sum of some is no number any more. */
    private static final int MOST = Integer.MAX_VALUE / 4;

    private static final ClassValue<Method[]> MEMBERS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .peek(it -> it.setAccessible(true))
                    .toArray(Method[]::new);
        }
    };

    private Weights() {}

    /** In bytes; at most half a gigabyte. */
    static int of(@Nullable Object value) {
        return (int) Math.min(MOST, sum(value));
    }

    private static long sum(@Nullable Object value) {
        return PLACE
                + switch (value) {
                    case null -> 0;
                    case Enum<?> one -> 0;
                    case Boolean truth -> 0;
                    case Integer number -> 0;
                    case byte[] bytes -> OBJECT + bytes.length;
                    case CharSequence words -> letters(words);
                    case Optional<?> one -> OBJECT + sum(one.orElse(null));
                    case Collection<?> many -> COLLECTION + some(many);
                    case Map<?, ?> many -> COLLECTION + some(many.entrySet());
                    case Map.Entry<?, ?> entry -> ENTRY + sum(entry.getKey()) + sum(entry.getValue());
                    case Record row -> OBJECT + members(row);
                    default -> value.getClass().getName().startsWith("java.") ? VALUE : UNKNOWN;
                };
    }

    private static long letters(CharSequence words) {
        if (words.length() <= SHORT) {
            return 0;
        }
        var widest = Math.max(words.charAt(0), words.charAt(words.length() / 2));
        return TEXT + (widest > LAST_OF_ONE_BYTE ? 2L : 1L) * words.length();
    }

    private static long some(Collection<?> many) {
        var each = Math.max(1, many.size() / WEIGHED);
        var at = 0;
        var weighed = 0;
        var sum = 0L;
        for (var one : many) {
            if (at++ % each == 0) {
                sum += sum(one);
                weighed++;
            }
        }
        return weighed == 0 ? 0 : sum * many.size() / weighed;
    }

    private static long members(Record row) {
        var sum = 0L;
        for (var member : MEMBERS.get(row.getClass())) {
            try {
                sum += sum(member.invoke(row));
            } catch (ReflectiveOperationException untold) {
                sum += UNKNOWN;
            }
        }
        return sum;
    }
}
