package city.koinon.act.services;

import city.koinon.platform.directory.Directory;
import org.springframework.context.ApplicationContext;

/** A service at a place with its hours, for the tests of rooms that come after the directory; in the city at work. */
public final class ServicesSample {

    private ServicesSample() {}

    public static void made(ApplicationContext house, String mark) {
        new ServicesExamples(
                        house.getBean(Services.class),
                        house.getBean(Offerings.class),
                        house.getBean(Places.class),
                        house.getBean(DocumentTypes.class),
                        house.getBean(Directory.class))
                .make(mark);
    }
}
