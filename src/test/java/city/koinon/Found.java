package city.koinon;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Finds what rooms have brought to a test of the whole house, so that nobody has to keep a list of it. */
final class Found {

    private Found() {}

    /** One of each class below the tests that implements the type, made by Spring. */
    static <T> List<T> below(Class<T> type, ApplicationContext house) throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(type));
        var all = new ArrayList<T>();
        for (var found : scanner.findCandidateComponents("city.koinon")) {
            all.add(house.getAutowireCapableBeanFactory()
                    .createBean(Class.forName(found.getBeanClassName()).asSubclass(type)));
        }
        return all;
    }
}
