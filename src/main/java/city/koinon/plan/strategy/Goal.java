package city.koinon.plan.strategy;

import java.util.UUID;

/**
 * What the city wants to be true.
 *
 * @param title text
 */
record Goal(UUID strategy, UUID id, int position, UUID title, Domain domain, int version) {}
