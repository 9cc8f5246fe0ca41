package city.koinon.act.appointments;

/** A place somebody has. @param number which of those that can be had at once, from 1 */
record Taken(Slot slot, int number) {}
