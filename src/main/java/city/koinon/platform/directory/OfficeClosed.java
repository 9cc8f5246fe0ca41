package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.time.LocalDate;
import java.util.UUID;

/** @param on the last day on which the office worked */
public record OfficeClosed(String city, UUID office, LocalDate on) implements CityEvent {}
