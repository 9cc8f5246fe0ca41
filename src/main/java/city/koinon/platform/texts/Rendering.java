package city.koinon.platform.texts;

/** One wording in one language. @param ofRevision which revision of the original it renders */
public record Rendering(String language, String value, Origin origin, int ofRevision) {}
