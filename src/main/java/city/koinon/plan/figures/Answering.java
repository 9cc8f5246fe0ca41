package city.koinon.plan.figures;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the city answers, in three numbers, for rooms that report on it. */
@Component
public class Answering {

    /**
     * @param inTime asks answered in their term
     * @param due    asks whose term is over, those without an answer among them
     * @param median working days to the first answer, those still waiting counted; null while not even half are answered
     */
    public record Answered(int inTime, int due, @Nullable Integer median) {}

    private final Figures figures;

    Answering(Figures figures) {
        this.figures = figures;
    }

    public Answered today() {
        var city = figures.ofTheCity();
        var median = city.median();
        return new Answered(city.inTerm().count(), city.inTerm().of(), median.isPresent() ? median.getAsInt() : null);
    }
}
