package city.koinon.platform.texts;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A word of the city's glossary.
 *
 * @param stays        it is written the same in every language: a name, the word on a letter
 * @param translations by language, how the city says it there
 */
record Term(
        UUID id,
        String language,
        String term,
        boolean stays,
        Map<String, String> translations,
        @Nullable String note,
        int version) {}
