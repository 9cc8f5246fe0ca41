package city.koinon.platform.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dated point of a thread.
 *
 * @param when     as the reader sees it: {@code 20 March 2026}, {@code since 22 April 2026}
 * @param on       the day it stands for, by which a thread is ordered; machine-readable beside {@code when}
 * @param said     the words of an answer or report, quoted; null when nothing is quoted
 * @param saidLang language tag of {@code said}
 * @param lines    what else there is to know, a sentence each
 * @param href     where more is said, or null
 * @param next     not yet happened, or still missing: drawn with a broken line
 */
public record Moment(
        Tone tone,
        String icon,
        String title,
        String when,
        LocalDate on,
        @Nullable String said,
        @Nullable String saidLang,
        List<String> lines,
        @Nullable String href,
        @Nullable Why why,
        boolean next) {

    /** The computation behind a date or number, folded away until somebody asks. */
    public record Why(String question, List<String> lines) {}

    public static Moment of(Tone tone, String icon, String title, Page page, Instant at) {
        return new Moment(
                tone,
                icon,
                title,
                page.date(at),
                LocalDate.ofInstant(at, page.zone()),
                null,
                null,
                List.of(),
                null,
                null,
                false);
    }

    public static Moment of(Tone tone, String icon, String title, Page page, LocalDate on) {
        return new Moment(tone, icon, title, page.date(on), on, null, null, List.of(), null, null, false);
    }

    /** Says nothing more where there are no words. */
    public Moment saying(Quote words) {
        return words.isEmpty() ? this : saying(words.value(), words.lang());
    }

    public Moment saying(String words, String lang) {
        return new Moment(tone, icon, title, when, on, words, lang, lines, href, why, next);
    }

    public Moment with(String... more) {
        var all = new java.util.ArrayList<>(lines);
        all.addAll(List.of(more));
        return new Moment(tone, icon, title, when, on, said, saidLang, List.copyOf(all), href, why, next);
    }

    public Moment at(String href) {
        return new Moment(tone, icon, title, when, on, said, saidLang, lines, href, why, next);
    }

    public Moment because(Why why) {
        return new Moment(tone, icon, title, when, on, said, saidLang, lines, href, why, next);
    }

    public Moment when(String words) {
        return new Moment(tone, icon, title, words, on, said, saidLang, lines, href, why, next);
    }

    public Moment ahead() {
        return new Moment(tone, icon, title, when, on, said, saidLang, lines, href, why, true);
    }
}
