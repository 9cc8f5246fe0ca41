package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

public record OfficeOpened(String city, UUID office) implements CityEvent {}
