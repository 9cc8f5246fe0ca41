package city.koinon.platform.duties;

/** What somebody wrote, and in which language. */
public record Said(String lang, String text) {}
