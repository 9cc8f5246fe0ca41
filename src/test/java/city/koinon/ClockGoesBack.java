package city.koinon;

import city.koinon.platform.kernel.MovableClock;
import java.time.Duration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Tests share one house and so one clock; each class begins at the real time, wherever the one before has left it. */
public final class ClockGoesBack implements TestExecutionListener {

    @Override
    public void prepareTestInstance(TestContext test) {
        // Nested and per-method instances of one class: only the first of a class finds the clock as another class left
        // it.
        if (!test.getTestClass().equals(last)) {
            last = test.getTestClass();
            test.getApplicationContext().getBean(MovableClock.class).offset(Duration.ZERO);
        }
    }

    private Class<?> last = Object.class;
}
