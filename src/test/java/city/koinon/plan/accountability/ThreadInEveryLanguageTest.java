package city.koinon.plan.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import city.koinon.CityTest;
import city.koinon.Visitors;
import city.koinon.listen.participation.Board;
import city.koinon.listen.participation.Decisions;
import city.koinon.listen.participation.Meetings;
import city.koinon.listen.participation.Rulebook;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.OfficeDraft;
import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.duties.Said;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** A thread is told by several rooms and reads as if by one: in the reader's language, and each thing once. */
@CityTest
class ThreadInEveryLanguageTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvc mvc;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Archive archive;

    @Autowired
    Motions motions;

    @Autowired
    Meetings meetings;

    @Autowired
    Decisions decisions;

    @Autowired
    Directory directory;

    @Autowired
    Duties duties;

    @Test
    void namesWhoeverActedInTheReadersLanguageAndTellsTheAdoptionOnce() throws Exception {
        var real = new Board(house, "2026-03-02");
        var office = real.in(() -> directory.addOffice(
                new OfficeDraft(Map.of("en", "Social Affairs", "ar", "الشؤون الاجتماعية"), Level.CITY, null, "", false),
                Visitors.COORDINATOR));
        real.run(() -> directory.beginTerm(
                office, "Maria Papadaki", null, Board.day("2026-01-01"), null, Visitors.COORDINATOR));
        var id = real.in(() -> recommendations.draft(
                new RecommendationDraft(
                        real.body,
                        World.words("Evening courses"),
                        World.words("Eleven people said it at the market"),
                        List.of(new RecommendationDraft.AskDraft(
                                office, World.words("Open the Lyceum on two evenings")))),
                real.secretary));
        var meeting = real.convened("2026-03-19");
        real.run(() -> motions.propose(id, real.secretary));
        real.at(Board.day("2026-03-19").atTime(18, 0).atZone(Board.ATHENS).toInstant());
        real.run(() -> meetings.open(meeting, real.secretary));
        real.present(meeting, 7);
        var vote = real.in(() -> decisions.open(
                real.item(meeting, Subjects.recommendation(id)), null, Rulebook.Ballot.SHOW_OF_HANDS, real.secretary));
        real.run(() -> decisions.tally(vote, 6, 1, 0, real.secretary));
        real.run(() -> recommendations.send(id, archive.recommendation(id).version(), real.secretary));
        var ask = real.in(() -> archive.asksOf(id).getFirst());
        var duty =
                real.in(() -> duties.openFor(Subjects.of(ask), DutyKind.ANSWER).orElseThrow());
        real.run(() -> duties.extend(
                duty.id(),
                5,
                new Said("en", "The room must be measured first, and the caretaker is away until Monday."),
                recommendations.actor(office),
                duty.version()));

        var number = real.in(() -> archive.recommendation(id).number());
        var english = thread(real.city, "/en/recommendations/" + number);
        assertThat(english).filteredOn(it -> it.contains("Coexistence Board")).hasSize(1);
        assertThat(english)
                .filteredOn(it -> it.contains("6 in favour, 1 against"))
                .hasSize(1);
        var arabic = thread(real.city, "/ar/recommendations/" + number);
        assertThat(arabic).hasSameSizeAs(english);
        assertThat(arabic)
                .noneMatch(it -> it.contains("Coexistence Board"))
                .noneMatch(it -> it.contains("Social Affairs"));
        assertThat(arabic).anyMatch(it -> it.contains("مجلس التعايش")).anyMatch(it -> it.contains("الشؤون الاجتماعية"));
        // Also how the due date came about, which was frozen when the duty began.
        assertThat(computations(real.city, "/en/recommendations/" + number))
                .isNotEmpty()
                .allMatch(it -> it.contains("Rules of “Coexistence Board”, version 1"));
        assertThat(computations(real.city, "/ar/recommendations/" + number))
                .isNotEmpty()
                .allMatch(it -> it.contains("نظام «مجلس التعايش»، النسخة 1"));
        // The vote itself is still told where it was taken.
        assertThat(thread(real.city, "/ar/meetings/" + meeting)).anyMatch(it -> it.contains("مجلس التعايش"));

        // Renamed since, it is shown as it was called when it acted.
        real.run(() -> directory.changeOffice(
                office,
                new OfficeDraft(
                        Map.of("en", "Office for Equality", "ar", "مكتب المساواة"), Level.CITY, null, "", false),
                real.in(() -> directory.office(office)).version(),
                Visitors.COORDINATOR));
        assertThat(read(real.city, "/ar/acts").text())
                .contains("Social Affairs")
                .doesNotContain("Office for Equality");
    }

    private List<String> thread(String city, String path) throws Exception {
        return read(city, path).select("ol.k-thread > li:not([data-next])").eachText();
    }

    private List<String> computations(String city, String path) throws Exception {
        return read(city, path).select("ol.k-thread details.k-why").eachText();
    }

    private Document read(String city, String path) throws Exception {
        return Jsoup.parse(mvc.perform(get("/" + city + path))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
