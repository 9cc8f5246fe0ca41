package city.koinon.act.guide;

import city.koinon.Visitors;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Articles for the tests of rooms that come after the guide; in the city at work. */
public final class GuideSample {

    private GuideSample() {}

    public static UUID office(ApplicationContext house) {
        return house.getBean(Directory.class)
                .addOffice(
                        new OfficeDraft(Map.of("en", "Community Centre"), Level.CITY, null, "", false),
                        Visitors.COORDINATOR);
    }

    /** Writes an article in English, or what it says from now on. */
    public static void article(
            ApplicationContext house, UUID id, UUID office, Topic topic, String slug, String title, String body) {
        house.getBean(Articles.class)
                .publish(
                        id,
                        new ArticleDraft(
                                slug, topic, "en", title, "In short: " + title, body, false, false, office, List.of()),
                        true,
                        GuideTest.EDITOR);
    }
}
