/**
 * What came of a service, said by those who used it, without a name: whether they got what they came for, how long it took, whether anybody told
 * them why not. From five answers on everybody reads it.
 *
 * <p>What may be told of the counts (Outcome) is pure; the rest goes from pages to rows by the shortest way.
 */
@ApplicationModule(
        id = "feedback",
        displayName = "Feedback",
        allowedDependencies = {"kernel", "ui", "municipality", "identity", "texts", "services"})
@NullMarked
package city.koinon.act.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
