package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody was named to an office. The name is asked of the directory, never carried along. */
public record TermBegun(
        String city,
        UUID office,
        UUID term,
        LocalDate from,
        @Nullable LocalDate to) implements CityEvent {}
