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

    static void main(String[] args) {
        Operator.obey(Koinon.class, args);
    }
}
