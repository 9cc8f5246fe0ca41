package city.koinon.platform.identity;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

/** Somebody took back everything that was kept about them. */
public record AccountErased(String city, UUID account, UUID persona) implements CityEvent {}
