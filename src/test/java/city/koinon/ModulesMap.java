package city.koinon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;

/**
 * Writes down which modules there are, as the build does for the jar. So a start from classes ({@code ./koinon bench}) need not find out
 * by reading every one of them, which takes longer than all the rest of it.
 */
public final class ModulesMap {

    private ModulesMap() {}

    public static void main(String[] args) throws IOException {
        var file = Path.of(args[0]).resolve("META-INF/spring-modulith/application-modules.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, new ApplicationModulesExporter(ApplicationModules.of(Koinon.class)).toJson());
    }
}
