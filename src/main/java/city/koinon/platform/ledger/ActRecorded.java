package city.koinon.platform.ledger;

import city.koinon.platform.kernel.CityEvent;

/**
 * The record has grown. Told while the transaction of the act is still open: a plain listener works in it (the letters to followers),
 * a module listener after it.
 */
public record ActRecorded(String city, long seq, String type, Subject subject) implements CityEvent {}
