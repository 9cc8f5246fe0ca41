package city.koinon.act.feedback;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes away what was said of a service more than a year ago: it tells of a service that was. */
@Component
class ForgetAnswers implements CityJob {

    private final Answers answers;

    ForgetAnswers(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String name() {
        return "feedback-forget";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        answers.forgetWhatIsOld();
    }
}
