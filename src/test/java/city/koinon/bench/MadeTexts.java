package city.koinon.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a made-up city in all its languages, in the states in which a city's texts are: most translations follow their original, some
 * are older, some a machine made and nobody has read, some are missing whole or in part. The tasks that follow are there too.
 */
final class MadeTexts {

    private enum Fate {
        CURRENT,
        READ,
        OLDER,
        MACHINE,
        PARTLY,
        MISSING
    }

    private static final Instant NOW = Instant.now();
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private final List<String> languages;
    private final Random random = new Random(7);
    private final Map<String, Vocabulary> vocabularies = new HashMap<>();
    private final Rows texts;
    private final Rows renderings;
    private final Rows manuscripts;
    private final Rows parts;
    private final Rows tasks;

    /** Ids are as old as the city is said to be, which was written over weeks: whoever asks for what is new does not look at all of it again. */
    private long made = NOW.minus(Duration.ofDays(90)).toEpochMilli();

    private int count;

    MadeTexts(String city, List<String> languages) {
        this.languages = languages;
        languages.forEach(it -> vocabularies.put(it, new Vocabulary(it)));
        texts = new Rows(city, "texts.text", "id, source_language, revision, substantial");
        renderings = new Rows(
                city,
                "texts.rendering",
                "id, mark, text, language, value, origin, of_revision, written_at, current, reviewed_at");
        manuscripts = new Rows(city, "texts.manuscript", "kind, id, path, critical");
        parts = new Rows(city, "texts.part", "kind, manuscript, position, text");
        tasks = new Rows(city, "texts.task", "id, kind, manuscript, language, reason, due, opened_at, changed_at");
    }

    /** UUID version 7, as those of the house, of a time that has passed. */
    UUID id() {
        count++;
        if ((count & 0xf) == 0) {
            made += Duration.ofMinutes(5).toMillis();
        }
        return new UUID(made << 16 | 0x7000 | count & 0xf, random.nextLong() & ~(1L << 62) | 1L << 63);
    }

    /** What a text is to say in a language. */
    interface Saying extends Function<Vocabulary, String> {}

    /** A text on its own, that is there in every language. */
    UUID text(Saying saying) {
        return text(saying, Map.of(), languages.getFirst(), 1);
    }

    private UUID text(Saying saying, Map<String, Fate> fates, String source, int revision) {
        var id = id();
        texts.add(id, source, revision, revision);
        for (var lang : languages) {
            var fate = fates.getOrDefault(lang, Fate.CURRENT);
            if (revision > 1 && fate != Fate.MISSING && fate != Fate.MACHINE && fate != Fate.OLDER) {
                rendering(id, lang, saying, lang.equals(source) ? "AUTHORITATIVE" : "HUMAN", 1, false, null);
            }
            switch (fate) {
                case CURRENT ->
                    rendering(id, lang, saying, lang.equals(source) ? "AUTHORITATIVE" : "HUMAN", revision, true, null);
                case READ -> rendering(id, lang, saying, "COMMUNITY", revision, true, NOW);
                case OLDER -> rendering(id, lang, saying, "HUMAN", 1, true, null);
                case MACHINE -> rendering(id, lang, saying, "MACHINE", revision, true, null);
                case PARTLY, MISSING -> {}
            }
        }
        return id;
    }

    private void rendering(
            UUID text,
            String lang,
            Saying saying,
            String origin,
            int revision,
            boolean current,
            @Nullable Instant read) {
        var id = id();
        renderings.add(
                id,
                id,
                text,
                lang,
                saying.apply(vocabularies.get(lang)),
                origin,
                revision,
                Instant.ofEpochMilli(made),
                current,
                read);
    }

    /**
     * What is translated as a whole.
     *
     * @param sayings the title first
     * @return the ids of its texts
     */
    List<UUID> manuscript(String kind, UUID id, String path, boolean critical, List<Saying> sayings) {
        var source = languages.get(random.nextDouble() < 0.7 ? 0 : 1);
        var revised = random.nextInt(2 * sayings.size());
        var left = sayings.size() > 1 ? 1 + random.nextInt(sayings.size() - 1) : 0;
        var fates = new HashMap<String, Fate>();
        for (var lang : languages) {
            if (!lang.equals(source)) {
                fates.put(lang, fate(revised < sayings.size(), sayings.size() > 1));
            }
        }
        manuscripts.add(kind, id, path, critical);
        var ids = new java.util.ArrayList<UUID>();
        for (var at = 0; at < sayings.size(); at++) {
            ids.add(text(
                    sayings.get(at), fatesOfPart(fates, at == revised, at == left), source, at == revised ? 2 : 1));
            parts.add(kind, id, at + 1, ids.getLast());
        }
        fates.forEach((lang, fate) -> task(kind, id, lang, fate, critical));
        return ids;
    }

    private Fate fate(boolean revised, boolean severalParts) {
        var dice = random.nextInt(100);
        return dice < 40
                ? Fate.CURRENT
                : dice < 66
                        ? Fate.READ
                        : dice < 76
                                ? (revised ? Fate.OLDER : Fate.CURRENT)
                                : dice < 85 ? Fate.MACHINE : dice < 88 && severalParts ? Fate.PARTLY : Fate.MISSING;
    }

    /** Only the part that was revised is older than its original, and only one part is left out. */
    private static Map<String, Fate> fatesOfPart(Map<String, Fate> whole, boolean revised, boolean left) {
        var fates = new HashMap<String, Fate>();
        whole.forEach((lang, fate) -> fates.put(
                lang,
                switch (fate) {
                    case OLDER -> revised ? Fate.OLDER : Fate.CURRENT;
                    case PARTLY -> left ? Fate.MISSING : Fate.CURRENT;
                    default -> fate;
                }));
        return fates;
    }

    private void task(String kind, UUID id, String lang, Fate fate, boolean critical) {
        var reason = switch (fate) {
            case CURRENT, READ -> null;
            case OLDER, PARTLY -> "STALE";
            case MACHINE -> "REVIEW";
            case MISSING -> "NEW";
        };
        if (reason != null) {
            tasks.add(id(), kind, id, lang, reason, TODAY.plusDays(critical ? 7 : 28), NOW, NOW);
        }
    }

    void copy(Connection connection) throws SQLException, IOException {
        for (var rows : List.of(texts, renderings, manuscripts, parts, tasks)) {
            rows.copy(connection);
        }
    }
}
