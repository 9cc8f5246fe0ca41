package city.koinon.platform.texts;

import org.jspecify.annotations.Nullable;

/**
 * What a translator has written of one text so far.
 *
 * @param ofRevision the revision of the original that lay beside it
 * @param via        the language of the translation that lay beside it instead of the original
 */
record Draft(String value, int ofRevision, @Nullable String via) {}
