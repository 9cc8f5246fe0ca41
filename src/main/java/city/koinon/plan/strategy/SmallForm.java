package city.koinon.plan.strategy;

import city.koinon.platform.texts.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A form with one text, and perhaps a day and a link: news, evidence, a reason.
 *
 * @param about   the thing it is about
 * @param lead    what sending it will do
 * @param path    where it is sent and whence it came, below city and language
 * @param dated   the label of the day, or null when none is asked for
 * @param linked  asks for a link
 * @param version asks that nothing has changed meanwhile
 */
record SmallForm(
        String title,
        Shown about,
        @Nullable String lead,
        String path,
        String back,
        String label,
        String hint,
        @Nullable String dated,
        boolean linked,
        boolean version,
        String button) {}
