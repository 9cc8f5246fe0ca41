package city.koinon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole house on a real database and a real port, once for all tests that ask for it. Jobs run when a test says so, time stands
 * where a test puts it ({@code MovableClock}); a test makes the cities and people it needs under names of its own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"koinon.jobs=false", "koinon.demonstration=true", "koinon.demonstration.load=false"})
@AutoConfigureMockMvc
@Import(Wire.class)
@TestExecutionListeners(
        listeners = ClockGoesBack.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface CityTest {}
