package city.koinon.act.guide;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.koinon.SmallCity;
import city.koinon.Visitors;
import city.koinon.act.services.Topic;
import city.koinon.journeys.Journey;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.municipality.Municipality;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody reads where to find safety, and somebody else comes into the room. */
class QuickExitJourney extends Journey {

    @Autowired
    Municipality municipality;

    @Autowired
    Directory directory;

    @Autowired
    Articles articles;

    @Autowired
    TransactionTemplate transaction;

    private final String city = "exit-" + UUID.randomUUID().toString().substring(0, 6);

    @Test
    void isLeftInAMomentByThumbAndByKeyboardAndNothingLeadsBack() {
        municipality.create(SmallCity.of(city, Map.of("en", "Levadia"), "en"));
        in(() -> {
            var office = directory.addOffice(
                    new OfficeDraft(Map.of("en", "Community Centre"), Level.CITY, null, "", false),
                    Visitors.COORDINATOR);
            articles.publish(
                    UUID.randomUUID(),
                    new ArticleDraft(
                            "violence",
                            Topic.SAFETY,
                            "en",
                            "Violence at home",
                            "Whom to call.",
                            "Call 15900.",
                            true,
                            false,
                            office,
                            List.of()),
                    true,
                    GuideTest.EDITOR);
            return 0;
        });
        for (var way : List.<Consumer<Page>>of(
                page -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leave this page"))
                        .click(),
                page -> List.of(1, 2, 3).forEach(it -> page.keyboard().press("Shift")))) {
            var page = device();
            page.context()
                    .route(
                            "https://en.wikipedia.org/**",
                            it -> it.fulfill(new Route.FulfillOptions()
                                    .setContentType("text/html")
                                    .setBody("<h1>Main Page</h1>")));
            page.navigate(address("/" + city + "/en/guide"));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Violence at home"))
                    .click();
            assertThat(page.getByText("Call 15900.")).isVisible();
            way.accept(page);
            page.waitForURL("https://en.wikipedia.org/");
            page.goBack();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Guide for newcomers");
        }
    }

    private <T> T in(Supplier<T> work) {
        return CurrentCity.in(city, () -> transaction.execute(status -> work.get()));
    }
}
