package city.koinon.act.guide;

import city.koinon.RouteExamples;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Written;
import java.util.List;
import java.util.Map;

/** An article, its next version as a draft, and an announcement. */
class GuideExamples implements RouteExamples {

    private final Articles articles;
    private final Drafts drafts;
    private final Announcements announcements;
    private final Directory directory;
    private final Municipality municipality;

    GuideExamples(
            Articles articles,
            Drafts drafts,
            Announcements announcements,
            Directory directory,
            Municipality municipality) {
        this.articles = articles;
        this.drafts = drafts;
        this.announcements = announcements;
        this.directory = directory;
        this.municipality = municipality;
    }

    @Override
    public Map<String, String> make(String mark) {
        var id = Ids.next();
        var draft = new ArticleDraft(
                "register",
                Topic.RESIDENCE,
                "en",
                mark + " Register",
                mark + " in short",
                mark + " text",
                true,
                true,
                directory.officesInTerm().getFirst().id(),
                List.of());
        articles.publish(id, draft, true, GuideTest.EDITOR);
        drafts.save(id, draft, 0, articles.get(id).version(), GuideTest.EDITOR);
        var today = municipality.today();
        var announcement = announcements.make(
                new Announcements.Draft(
                        null, Written.of("en", mark + " closed"), Written.of("en", mark + " today"), today, today),
                GuideTest.EDITOR);
        return Map.of(
                "guide/{slug}", "register",
                "drafts/{id}", id.toString(),
                "announcements/{id}", announcement.toString());
    }
}
