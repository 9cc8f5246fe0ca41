package city.koinon.platform.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.cache.annotation.Cacheable;

/**
 * On a method that only reads rows of the city at work: what it found is given to the next who asks for the same, until something in the
 * city is written. Whoever writes, and whoever works outside of a request, always reads the rows themselves.
 *
 * <p>The result must follow from the rows and the arguments alone, so a day is an argument and never taken from the clock inside, and
 * nobody may change what they were given. A call from within the same bean is not seen.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Cacheable(cacheNames = CityReads.NAME, sync = true)
public @interface ReadOnce {}
