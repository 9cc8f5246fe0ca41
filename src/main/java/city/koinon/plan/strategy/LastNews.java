package city.koinon.plan.strategy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The last day on which anybody let anything be known about a step. Whatever changes how it stands is news of it. */
final class LastNews {

    private LastNews() {}

    /**
     * @param told   the last day of news in words, of the step or of its whole action, and of promises that stand on it
     * @param events of a step that recurs: what was held is news on the day it was recorded, what was taken back on the day of that
     */
    static Optional<LocalDate> by(LocalDate day, Optional<LocalDate> told, Progress progress, Collection<Held> events) {
        return Stream.of(
                        told.stream(),
                        Stream.ofNullable(progress.reportedOn()),
                        Stream.ofNullable(progress.cancelledOn()),
                        events.stream().filter(Held::counts).map(Held::recordedOn),
                        events.stream().flatMap(it -> Stream.ofNullable(it.struckOn())))
                .flatMap(it -> it)
                .filter(it -> !it.isAfter(day))
                .max(Comparator.naturalOrder());
    }
}
