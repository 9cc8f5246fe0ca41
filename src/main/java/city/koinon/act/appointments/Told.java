package city.koinon.act.appointments;

import city.koinon.platform.texts.Shown;
import org.jspecify.annotations.Nullable;

/**
 * An appointment in the words of one reader.
 *
 * @param path    of the service, below city and language
 * @param day     "Monday 18 May 2026"
 * @param time    "09:00–09:20"
 * @param place   null where nobody need go anywhere
 * @param link    where it is on the screen
 * @param phone   of where it is, to be called when somebody cannot come
 */
record Told(
        Booking it,
        Shown name,
        String path,
        String day,
        String time,
        Manner manner,
        @Nullable Shown place,
        @Nullable String address,
        @Nullable String placePath,
        @Nullable String link,
        @Nullable String phone,
        String spoken) {}
