package city.koinon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * The whole house with the demonstration's history played into it, once for all tests that ask for it. These tests look at everything
 * and are the first to meet a new page: they find it by themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"koinon.jobs=false", "koinon.demonstration=true", "koinon.demonstration.load=true"})
@AutoConfigureMockMvc
public @interface DemonstrationTest {}
