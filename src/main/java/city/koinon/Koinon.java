package city.koinon;

import city.koinon.platform.storage.Operator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The application: every module below this package, one process, one database. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(
        systemName = "Koinon",
        sharedModules = {"storage", "kernel", "ui"})
public class Koinon {

    /** See {@code city.koinon.platform.ui.InTurn}. */
    private static final int CARRIERS = 3 * Runtime.getRuntime().availableProcessors();

    static void main(String[] args) {
        System.getProperties().putIfAbsent("jdk.virtualThreadScheduler.parallelism", Integer.toString(CARRIERS));
        Operator.obey(Koinon.class, args);
    }
}
