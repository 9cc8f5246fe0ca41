package city.koinon.act.questions;

import city.koinon.platform.kernel.CityJob;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells whoever asked that the answer can be read in their language, once somebody has translated it. */
@Component
class TellWhenTranslated implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(TellWhenTranslated.class);
    private static final Duration EVERY = Duration.ofMinutes(15);

    private final Askers askers;

    TellWhenTranslated(Askers askers) {
        this.askers = askers;
    }

    @Override
    public String name() {
        return "questions-tell-when-translated";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        for (var answer : askers.untold()) {
            try {
                askers.translated(answer);
            } catch (RuntimeException failure) {
                log.error("Of answer {} nobody could be told; it will be tried again", answer.id(), failure);
            }
        }
    }
}
