package city.koinon.platform.texts;

/**
 * What sort of thing is translated, as those who translate call it: a bean of this kind from the room that publishes it. Titles alone do not
 * tell an article from a step.
 *
 * @param kind of its manuscripts, as in {@link Manuscript#kind}
 * @param key  of the word for one of them: {@code guide.manuscript.article}
 */
public record ManuscriptKind(String kind, String key) {}
