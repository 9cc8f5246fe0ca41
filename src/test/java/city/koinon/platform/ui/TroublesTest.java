package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.CityTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends what no browser would, letter by letter, and expects a calm sentence. */
@CityTest
class TroublesTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/league/en/no-such-page,           There is no such page",
        "/league/el/no-such-page,           Δεν υπάρχει τέτοια σελίδα",
        "/league/es/no-such-page,           Esta página no existe",
        "/league/ar/no-such-page,           لا توجد صفحة كهذه",
        "/no-such-city/en,                  Koinon"
    })
    void saysInTheReadersLanguageThatThereIsNoSuchPage(String path, String words) throws IOException {
        var answer = ask("GET " + path + " HTTP/1.1", "");
        assertThat(answer).startsWith("HTTP/1.1 404").contains(words).contains("Content-Security-Policy");
    }

    @Test
    void tellsAProgrammeInItsOwnForm() throws IOException {
        assertThat(ask("GET /league/en/no-such-page HTTP/1.1\r\nAccept: application/json", ""))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json")
                .contains("\"status\":404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /league/en/%ff%fe HTTP/1.1",
                "GET /league/en/about?q=%ff HTTP/1.1",
                "GET /league/en/about?q=%00 HTTP/1.1",
                "GET /league/en/%00 HTTP/1.1",
                "GET /league/en/about?q=%zz HTTP/1.1",
                "GET /league/en/[about]|^ HTTP/1.1",
                "GET /league/en/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /league/en/about;v=1 HTTP/1.1"
            })
    void turnsAwayWhatCannotBeRead(String request) throws IOException {
        assertCalm(ask(request, ""), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/league/en/sign-in/link", "/league/en/enter"})
    void turnsAwayAFormInPartsThatHasNoParts(String path) throws IOException {
        assertCalm(
                ask("POST " + path + " HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 1", "x"), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/league/en/about/,                 /league/en/about",
        "/LEAGUE/EN/about?a=B,              /league/en/about?a=B",
        "/Levadia,                          /levadia",
        "/levadia/,                         /levadia",
        "/league/EN/accounts/Ab/,           /league/en/accounts/Ab"
    })
    void leadsToTheOneAddressOfAPage(String asked, String one) throws IOException {
        assertThat(ask("GET " + asked + " HTTP/1.1\r\nX-Forwarded-Host: evil.example", ""))
                .startsWith("HTTP/1.1 301")
                .contains("\r\nLocation: " + one + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "/%2Fevil.example/", "/\\evil.example/"})
    void leadsNobodyToAnotherHost(String asked) throws IOException {
        assertThat(ask("GET " + asked + " HTTP/1.1", ""))
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Location:");
    }

    @Test
    void redirectsBelieveNoHeaderAboutTheHost() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nAccept-Language: en\r\nX-Forwarded-Host: evil.example", ""))
                .startsWith("HTTP/1.1 302")
                .contains("\r\nLocation: /league/en\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "-1", "x"})
    void refusesToMoveTheClockTooFar(String days) throws IOException {
        var body = "days=" + days;
        var head =
                "POST /league/en/demo/clock HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
        assertCalm(ask(head + body.length(), body), 422);
    }

    @Test
    void saysWhichMethodsAnAddressKnows() throws IOException {
        assertThat(ask("OPTIONS /league/en/about HTTP/1.1", ""))
                .startsWith("HTTP/1.1 200")
                .containsPattern("Allow: .*GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recommendations",
                "overdue",
                "plan",
                "acts",
                "acts.json",
                "meetings.ics",
                "offices",
                "settings",
                "follow",
                "feeds",
                "open-data"
            })
    void hasNothingOfACityWhereTheCitiesAre(String path) throws IOException {
        assertThat(ask("GET /league/en/" + path + " HTTP/1.1", "")).startsWith("HTTP/1.1 404");
    }

    @Test
    void turnsAwayAnAddressWithoutEnd() throws IOException {
        var answer = ask("GET /league/en/" + "a".repeat(70_000) + " HTTP/1.1", "");
        assertThat(answer).matches("(?s)HTTP/1.1 4(00|14|31).*");
    }

    @Test
    void turnsAwayAFormOfTenMegabytes() throws IOException {
        assertCalm(ask(posting(10_000_000), "a".repeat(10_000_000)), 413);
    }

    @Test
    void readsAFormWithABrokenCharacterAndLetsTheFormSayWhere() throws IOException {
        var answer = ask(posting(8), "days=%ff");
        assertThat(answer).doesNotStartWith("HTTP/1.1 400").doesNotStartWith("HTTP/1.1 500");
    }

    @Test
    void saysThatAPageDoesNotUnderstandWhatWasAsked() throws IOException {
        assertThat(ask("DELETE /league/en/about HTTP/1.1", "")).containsPattern("HTTP/1.1 40[35]");
    }

    private static void assertCalm(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("<h1>")
                .doesNotContain("Exception", "at org.", "at city.", "Tomcat");
    }

    private static String posting(int length) {
        return "POST /league/en/sign-in/link HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + length;
    }

    private String ask(String head, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            try {
                out.write((head + "\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException cutOff) {
                // The server may have said all it has to say before it heard everything.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
