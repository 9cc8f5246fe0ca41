package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

/** It is reached in another way; told in the transaction that changes it. */
public record OfficeContactChanged(String city, UUID office) implements CityEvent {}
