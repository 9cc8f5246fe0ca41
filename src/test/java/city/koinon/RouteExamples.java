package city.koinon;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/**
 * A room names things of its own that exist, so that {@link RouteMatrixTest} can knock at each of its doors with something behind it.
 * Any class below the tests that implements this is found; it is made by Spring, so it may ask for services in its constructor.
 */
public interface RouteExamples {

    /**
     * Makes one of each thing of the room in the city at work, in no transaction. The platform's rooms are asked first, then listen, plan and
     * act, so that a later room finds what it needs in the city.
     *
     * @param mark to be put into every name, title and text, so that the matrix notices when it turns up in another city
     * @return values of path variables, each by the step of the address before it: {@code "bodies/{slug}"}; where what comes after makes a
     *         difference, {@code "meetings/{id}/run"} is taken before {@code "meetings/{id}"};
     *         and under {@code "scope.SECRETARY"} the body or office for which a role is to be tried
     */
    Map<String, String> make(String mark);

    /** Those of all rooms, in the order in which they are to be asked. */
    static List<RouteExamples> ofAllRooms(ApplicationContext house) throws ClassNotFoundException {
        var chain = List.of("platform", "listen", "plan", "act");
        var examples = Found.below(RouteExamples.class, house);
        examples.sort(Comparator.<RouteExamples>comparingInt(
                        it -> chain.indexOf(it.getClass().getPackageName().split("\\.")[2]))
                .thenComparing(it -> it.getClass().getSimpleName()));
        return examples;
    }
}
