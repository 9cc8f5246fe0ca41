package city.koinon.plan.strategy;

import city.koinon.platform.kernel.CityEvent;
import java.util.UUID;

/** The office that answers for a step has reported it done, with evidence. */
public record StepDone(String city, UUID step) implements CityEvent {}
