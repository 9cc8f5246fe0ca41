package city.koinon;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: every module below this package, one process, one database. */
@SpringBootApplication
@Modulithic(
        systemName = "Koinon",
        sharedModules = {"kernel", "ui"})
public class Koinon {

    static void main(String[] args) {
        SpringApplication.run(Koinon.class, args);
    }
}
