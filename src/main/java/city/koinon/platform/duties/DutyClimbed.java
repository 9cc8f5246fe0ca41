package city.koinon.platform.duties;

import city.koinon.platform.kernel.CityEvent;
import city.koinon.platform.ledger.Subject;
import java.util.UUID;

/** A duty nobody fulfilled has reached a public level of its ladder, 1 to 4. */
public record DutyClimbed(String city, UUID duty, DutyKind kind, int level, Subject subject) implements CityEvent {}
