package city.koinon.plan.strategy;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

/** A version of the plan is in force. */
public record PlanAdopted(String city, UUID strategy, int number) implements CityEvent {}
