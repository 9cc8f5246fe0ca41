package city.koinon.platform.notices;

/** Something waits in the outbox of a city. Only a nudge: who misses it finds the letter at the next turn. */
record LetterWritten(String city) {}
