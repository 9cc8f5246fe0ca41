package city.koinon.act.questions;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Erases how askers can be reached and, later, all they said, and ends what nobody says anything about any more. Each question on its own. */
@Component
class LookAfterQuestions implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(LookAfterQuestions.class);

    private final Course course;
    private final Erasing erasing;

    LookAfterQuestions(Course course, Erasing erasing) {
        this.course = course;
        this.erasing = erasing;
    }

    @Override
    public String name() {
        return "questions-look-after";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(12);
    }

    @Override
    public void run() {
        each(erasing.keptTooLong(), erasing::erase);
        each(erasing.reachableTooLong(), erasing::forgetContact);
        each(course.quiet(), course::endQuietly);
    }

    /** One that fails must not keep the others from being erased; it comes back at the next turn. */
    private static void each(List<UUID> some, Consumer<UUID> work) {
        for (var id : some) {
            try {
                work.accept(id);
            } catch (RuntimeException failure) {
                log.error("Question {} could not be looked after; it will be tried again", id, failure);
            }
        }
    }
}
