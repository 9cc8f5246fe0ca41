package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.time.LocalDate;
import java.util.UUID;

/** @param on the last day of the term */
public record TermEnded(String city, UUID office, UUID term, LocalDate on) implements CityEvent {}
