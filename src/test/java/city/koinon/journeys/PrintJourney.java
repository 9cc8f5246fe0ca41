package city.koinon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.listen.participation.Board;
import city.koinon.plan.accountability.World;
import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.MovableClock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Scenario S17 on paper: minutes for the notice board and a thread to take home, in three languages. */
class PrintJourney extends Journey {

    private static final List<String> LANGUAGES = List.of("en", "el", "ar");

    @Autowired
    ApplicationContext house;

    @AfterEach
    void realTime() {
        house.getBean(MovableClock.class).offset(Duration.ZERO);
    }

    @Test
    void adoptedMinutesFitA4AndCarryTheirPlaceInThePublicRecord() {
        var board = new Board(house, "2026-03-02");
        var meeting = board.inSession("2026-03-20", 7);
        var page = deviceOf(board.city, board.secretaryAccount);
        page.navigate(address("/" + board.city + "/en/meetings/" + meeting + "/run"));
        write(
                page,
                "said",
                "The winter courses are full.",
                "Τα χειμερινά μαθήματα είναι πλήρη.",
                "الدورات الشتوية مكتملة العدد.");
        press(page, "Done, next item");
        write(
                page,
                "question",
                "Shall the city open evening courses?",
                "Να ανοίξει ο δήμος βραδινά μαθήματα;",
                "هل تفتح المدينة دورات مسائية؟");
        press(page, "Open the vote");
        page.fill("#f-yes", "5");
        page.fill("#f-no", "1");
        page.fill("#f-abstain", "1");
        press(page, "Close the vote");
        write(
                page,
                "said",
                "Those who work by day asked for it.",
                "Το ζήτησαν όσοι εργάζονται την ημέρα.",
                "طلبها من يعملون نهارًا.");
        press(page, "Done, next item");
        press(page, "Close the meeting");
        press(page, "Circulate the minutes");
        assertThat(page.locator("main")).containsText("The minutes are circulated");
        board.at("2026-05-04");
        board.outside(() -> house.getBeansOfType(CityJob.class).values().stream()
                .filter(it -> it.name().equals("participation-adopt-silent-minutes"))
                .forEach(CityJob::run));

        var reader = device();
        for (var lang : LANGUAGES) {
            reader.navigate(address("/" + board.city + "/" + lang + "/meetings/" + meeting + "/minutes"));
            var fingerprint = reader.locator("main section code").last().innerText();
            assertThat(fingerprint).matches("[0-9a-f]{64}");
            var act = reader.locator("main section a:has(code)").last().getAttribute("href");
            var record = reader.request().get(address(act + ".json")).text();
            assertThat(record).contains(fingerprint, "MINUTES_ADOPTED");
            var sheet = printed(reader, "minutes-" + lang, lang);
            assertThat(sheet.text().replaceAll("\\s", "")).contains(fingerprint);
            assertThat(sheet.text()).contains(act.replaceAll(".*/", ""));
            assertThat(sheet.sheets()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aThreadFitsA4FromTheVoteToThePromise() {
        var town = new World(house, LocalDate.of(2026, 3, 20));
        var number = town.number(town.sent(town.welfare, town.works));
        var page = deviceOf(town.city, town.holder.accountId());
        page.navigate(address("/" + town.city + "/en/recommendations/" + number + "/asks/1/answer?position=ACCEPT"));
        write(
                page,
                "reasons",
                "From October the Lyceum is open on two evenings.",
                "Από τον Οκτώβριο το Λύκειο ανοίγει δύο βράδια.",
                "من أكتوبر تفتح المدرسة مساءين.");
        write(page, "promise1", "Two evening groups", "Δύο βραδινά τμήματα", "مجموعتان مسائيتان");
        write(page, "promise1when", "Two lists hang at the door", "Δύο κατάλογοι στην πόρτα", "قائمتان على الباب");
        page.fill("#f-promise1due", "15/10/2026");
        press(page, "Publish the answer");
        assertThat(page.locator("#ask-1")).containsText("Accepted");
        town.on(LocalDate.of(2026, 4, 24));

        var reader = device();
        for (var lang : LANGUAGES) {
            reader.navigate(address("/" + town.city + "/" + lang + "/recommendations/" + number));
            var sheet = printed(reader, "thread-" + lang, lang);
            assertThat(sheet.sheets()).isLessThanOrEqualTo(3);
        }
    }

    private Sheet printed(Page page, String name, String lang) {
        var sheet = Sheet.of(page, Path.of("target", "screenshots", getClass().getSimpleName(), name + ".pdf"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        var blocks = Sheet.blocks(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
        assertThat(blocks).hasSizeGreaterThan(10);
        sheet.staysWithinTheMargins();
        if (lang.equals("ar")) {
            sheet.holdsEveryWord(blocks);
        } else {
            sheet.holdsInOrder(blocks);
        }
        var pressed = new ArrayList<>(page.locator("header nav a, footer a, .k-skip, .k-crumbs a, main button")
                .allInnerTexts());
        pressed.removeAll(blocks);
        assertThat(sheet.text().lines().map(String::strip))
                .as("nothing to press on paper")
                .doesNotContainAnyElementsOf(pressed);
        return sheet;
    }

    /** In the language of the page, and in the two that are folded away below. */
    private static void write(Page page, String field, String english, String greek, String arabic) {
        page.fill("[id='f-" + field + ".en']", english);
        page.locator("details:has([id='f-" + field + ".el']) > summary").click();
        page.fill("[id='f-" + field + ".el']", greek);
        page.fill("[id='f-" + field + ".ar']", arabic);
    }

    private static void press(Page page, String label) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(label).setExact(true))
                .first()
                .click();
    }
}
