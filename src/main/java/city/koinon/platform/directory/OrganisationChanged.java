package city.koinon.platform.directory;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

/** It has another name or another website; told in the transaction that changes it. */
public record OrganisationChanged(String city, UUID organisation) implements CityEvent {}
