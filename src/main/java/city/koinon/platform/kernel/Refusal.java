package city.koinon.platform.kernel;

/** One thing that cannot be accepted: at which field (empty for the whole form), and the words that say why. */
public record Refusal(String field, String key, Object... args) {}
