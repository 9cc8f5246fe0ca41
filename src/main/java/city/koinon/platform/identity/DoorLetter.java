package city.koinon.platform.identity;

/**
 * A letter about signing in, ready to be sent.
 *
 * @param key  stable: the same key never goes out twice
 * @param to   the address
 * @param lang the language subject and body are written in
 * @param body plain text; carries a one-time link, so it must not be shown to anybody but its reader (the demonstration excepted)
 */
public record DoorLetter(String key, String to, String lang, String subject, String body) {}
