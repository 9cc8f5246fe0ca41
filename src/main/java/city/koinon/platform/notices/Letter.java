package city.koinon.platform.notices;

import java.util.UUID;

/**
 * What an account is to be told. Its words are keys, so that each reads them in their own language. Arguments may be texts, numbers, dates,
 * enum constants, or a map from language to text, of which the reader's is taken. A mail carries no text of a voice.
 *
 * @param key stable: the same key to the same recipient is sent once, whatever happens
 * @param path the page it is about, below city and language
 */
public record Letter(
        String key,
        UUID account,
        String subjectKey,
        Object[] subjectArgs,
        String bodyKey,
        Object[] bodyArgs,
        String path) {

    /** Subject and body take the same arguments. */
    public static Letter of(String key, UUID account, String subjectKey, String bodyKey, String path, Object... args) {
        return new Letter(key, account, subjectKey, args, bodyKey, args, path);
    }
}
