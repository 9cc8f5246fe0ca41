package city.koinon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import city.koinon.CityTest;
import city.koinon.listen.participation.Board;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** A form that came too late shows what somebody wrote, and nothing of how the house calls it. */
@CityTest
class TurnedAwayTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvc mvc;

    @Test
    void showsTheWordsAndKeepsTheRestOutOfSight() throws Exception {
        var board = new Board(house, "2026-03-02");
        var seat = board.seats.getFirst();
        var answer = mvc.perform(post("/" + board.city + "/en/bodies/coexistence-board/seats/" + seat)
                        .with(SignedIn.withoutToken(board.secretaryAccount))
                        .param("title.en", "Evening courses\nfor people who work by day")
                        .param("reasons", "Eleven people said it at the market.")
                        .param("part", "HOLDER")
                        .param("from", "31/02/2026")
                        .param("version", "3")
                        .param("lang", "en")
                        .param("once", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(403);
        var page = Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
        assertThat(page.select("main blockquote").eachText())
                .containsExactlyInAnyOrder(
                        "Evening courses for people who work by day", "Eleven people said it at the market.");
        assertThat(page.select("main").text()).doesNotContain("title.en", "reasons", "HOLDER", "version", "once");
        // All of it is sent again by the button.
        assertThat(page.select("main input[type=hidden]").eachAttr("name"))
                .contains("title.en", "reasons", "part", "from", "version", "lang", "once");
        assertThat(page.select("main input[name=from]").attr("value")).isEqualTo("31/02/2026");
    }
}
