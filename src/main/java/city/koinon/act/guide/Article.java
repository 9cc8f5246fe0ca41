package city.koinon.act.guide;

import city.koinon.act.services.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something a newcomer needs to know, in blocks.
 *
 * @param title       a text, as is {@code summary}
 * @param critical    rights, deadlines or safety hang on it: an outdated translation stands behind the original
 * @param sample      shows how it could be said, and is no advice
 * @param office      answers for what it says
 * @param services    where one goes for it, the nearest first
 * @param changedAt   when its meaning last changed
 * @param confirmedOn when somebody last said that it is still true
 */
public record Article(
        UUID id,
        String slug,
        Topic topic,
        UUID title,
        UUID summary,
        List<Block> blocks,
        boolean critical,
        boolean sample,
        UUID office,
        List<UUID> services,
        Instant publishedAt,
        Instant changedAt,
        LocalDate confirmedOn,
        @Nullable LocalDate withdrawnOn,
        int version) {

    /** After so many months an article is no longer believed without being looked at; sooner where much hangs on it. */
    static final int TRUE_FOR_MONTHS = 12;

    static final int CRITICAL_FOR_MONTHS = 6;

    public static final String KIND = "article";

    /** @param words a text; in STEPS and LIST one entry a line */
    record Block(Kind kind, UUID words) {}

    public String path() {
        return "/guide/" + slug;
    }

    /** Everything of it that is written in languages, the title first. */
    public List<UUID> texts() {
        return Stream.concat(Stream.of(title, summary), blocks.stream().map(Block::words))
                .toList();
    }

    LocalDate confirmBy() {
        return confirmedOn.plusMonths(critical ? CRITICAL_FOR_MONTHS : TRUE_FOR_MONTHS);
    }

    boolean doubtfulOn(LocalDate day) {
        return day.isAfter(confirmBy());
    }
}
