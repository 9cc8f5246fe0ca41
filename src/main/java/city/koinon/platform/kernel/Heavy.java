package city.koinon.platform.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may hold much more than it shows, and so says how much memory it takes to whoever remembers it. */
public interface Heavy {

    /** In bytes, roughly: what is counted too low by half fills a heap, and nobody needs it to the byte. */
    int weight();

    /** One row of ours, with a few words and dates. */
    int ROW = 400;

    int ID = 40;

    /** In bytes, of anything that is remembered. */
    static int roughly(@Nullable Object value) {
        return switch (value) {
            case null -> ID;
            case Heavy heavy -> heavy.weight();
            case byte[] bytes -> bytes.length;
            case Collection<?> many ->
                many.isEmpty() ? ID : many.size() * roughly(many.iterator().next());
            case Map<?, ?> many ->
                many.isEmpty()
                        ? ID
                        : many.size() * roughly(many.entrySet().iterator().next());
            case Map.Entry<?, ?> entry -> roughly(entry.getKey()) + roughly(entry.getValue());
            case UUID id -> ID;
            case CharSequence words -> ID + words.length();
            default -> ROW;
        };
    }
}
