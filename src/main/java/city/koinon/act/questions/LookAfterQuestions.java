package city.koinon.act.questions;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Ends what nobody says anything about any more, and erases how askers can be reached and, later, all they said. Each question on its own. */
@Component
class LookAfterQuestions implements CityJob {

    private final Questions questions;

    LookAfterQuestions(Questions questions) {
        this.questions = questions;
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
        questions.quiet().forEach(questions::endQuietly);
        questions.reachableTooLong().forEach(questions::forgetContact);
        questions.keptTooLong().forEach(questions::erase);
    }
}
