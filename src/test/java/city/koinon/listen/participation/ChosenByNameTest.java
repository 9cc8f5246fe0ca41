package city.koinon.listen.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import city.koinon.CityTest;
import city.koinon.platform.identity.SignedIn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A seat is given to somebody by name: nobody needs to know the address of a person the city knows. */
@CityTest
class ChosenByNameTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    MockMvc mvc;

    @Test
    void givesASeatToSomebodyChosenByName() throws Exception {
        var board = new Board(house, "2026-03-02");
        var layla = board.account("Layla Haddad");
        var seat = board.in(() -> board.bean(Seats.class)
                .open(
                        board.body,
                        "Residents 3",
                        Seat.Constituency.RESIDENT,
                        null,
                        true,
                        Board.day("2026-03-02"),
                        board.coordinator));
        var path = "/" + board.city + "/en/bodies/coexistence-board/seats/" + seat;

        // The coordinator chooses among all, the secretary among those who sit here: who else has an account is not
        // theirs to know.
        assertThat(options(path, board.coordinatorAccount)).contains(layla.toString());
        assertThat(options(path, board.secretaryAccount))
                .contains(board.holders.getFirst().toString())
                .doesNotContain(layla.toString());

        assertThat(give(path, board.secretaryAccount, layla.toString()).getStatus())
                .isEqualTo(422);
        var nobody = give(path, board.coordinatorAccount, "");
        assertThat(nobody.getStatus()).isEqualTo(422);
        assertThat(page(nobody).select("#e-known, .k-error").text()).contains("Choose somebody or write a name");
        assertThat(give(path, board.coordinatorAccount, UUID.randomUUID().toString())
                        .getStatus())
                .isEqualTo(422);
        assertThat(give(path, board.coordinatorAccount, layla.toString()).getStatus())
                .isEqualTo(302);
        assertThat(board.in(() -> board.bean(Seats.class).mandatesOf(seat)))
                .singleElement()
                .satisfies(it -> assertThat(it.account()).isEqualTo(layla));
    }

    private MockHttpServletResponse give(String path, UUID by, String known) throws Exception {
        return mvc.perform(post(path)
                        .with(SignedIn.as(by))
                        .param("known", known)
                        .param("lang", "en")
                        .param("part", "HOLDER")
                        .param("from", "2/3/2026")
                        .param("once", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
    }

    private List<String> options(String path, UUID by) throws Exception {
        return page(mvc.perform(get(path).with(SignedIn.as(by))).andReturn().getResponse())
                .select("select[name=known] option")
                .eachAttr("value");
    }

    private static Document page(MockHttpServletResponse answer) throws Exception {
        return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
