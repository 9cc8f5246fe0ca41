package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

/** What was written down about a term was wrong, and now is not. */
public record TermCorrected(String city, UUID office, UUID term) implements CityEvent {}
