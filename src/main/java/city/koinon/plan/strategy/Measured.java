package city.koinon.plan.strategy;

/** A step as the formulas see it. */
record Measured(int weight, boolean cancelled, Pace pace) {}
