package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import city.koinon.CityTest;
import city.koinon.SmallCity;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.municipality.Municipality;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@CityTest
class KeptPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Municipality municipality;

    @Autowired
    MockMvc mvc;

    final HttpClient reader = HttpClient.newHttpClient();

    @BeforeEach
    void aCity() {
        CurrentCity.run("kept", () -> {
            if (municipality.find("kept").isEmpty()) {
                municipality.create(SmallCity.of("kept", Map.of("en", "Keptville", "el", "Κρατημένη"), "el", "en"));
            }
        });
    }

    @Test
    void tellsTheAddressOfTheInstallationAndNotTheOneThatWasAskedFor() throws Exception {
        mvc.perform(MockMvcRequestBuilders.get(URI.create("/kept/sitemap-el-1.xml"))
                        .header("Host", "evil.example")
                        .with(request -> {
                            request.setServerName("evil.example");
                            return request;
                        }))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<loc>http://localhost:" + port + "/kept/el</loc>")))
                .andExpect(content().string(not(containsString("evil"))));
    }

    @Test
    void tellsThePagesOfEachLanguageInAFileOfItsOwn() throws Exception {
        var files = org.jsoup.Jsoup.parse(
                mvc.perform(MockMvcRequestBuilders.get("/kept/sitemap.xml"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "",
                org.jsoup.parser.Parser.xmlParser());

        assertThat(files.select("sitemap > loc").eachText())
                .containsExactly(
                        "http://localhost:" + port + "/kept/sitemap-el-1.xml",
                        "http://localhost:" + port + "/kept/sitemap-en-1.xml");
        mvc.perform(MockMvcRequestBuilders.get("/kept/sitemap-en-1.xml"))
                .andExpect(content().string(containsString("<loc>http://localhost:" + port + "/kept/en/about</loc>")))
                .andExpect(content().string(not(containsString("<loc>http://localhost:" + port + "/kept/el"))));
        for (var none : java.util.List.of("sitemap-en-2", "sitemap-en-0", "sitemap-es-1")) {
            mvc.perform(MockMvcRequestBuilders.get("/kept/" + none + ".xml")).andExpect(status().isNotFound());
        }
    }

    @Test
    void sendsAReaderOnlyOnceWhatStaysTheSame() throws Exception {
        var first = get("/kept/en");
        var tag = first.headers().firstValue("ETag").orElseThrow();

        var again = get("/kept/en", "If-None-Match", tag);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void saysTheSameToWhoComesFirstAndWhoComesSecond() throws Exception {
        var first = get("/kept/el");
        var second = get("/kept/el");
        var plain = get("/kept/el", "Accept-Encoding", "identity");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(text(first))
                .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8))
                .contains("Κρατημένη");
        assertThat(second.headers().map().keySet())
                .isEqualTo(first.headers().map().keySet());
        assertThat(second.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(second.headers().firstValue("Content-Language")).hasValue("el");
        assertThat(second.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void forgetsEverythingWhenTheCityChanges() throws Exception {
        var before = get("/kept/en").headers().firstValue("ETag").orElseThrow();
        CurrentCity.run(
                "kept", () -> municipality.paint("#7a1f5a", municipality.city().version()));

        var after = get("/kept/en", "If-None-Match", before);

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.headers().firstValue("ETag")).isPresent().isNotEqualTo(Optional.of(before));
    }

    @Test
    void keepsNothingForWhoBringsACookie() throws Exception {
        assertThat(get("/kept/en", "Cookie", "a=b").headers().firstValue("ETag"))
                .isEmpty();
    }

    @Test
    void keepsNoFormBecauseEachIsSentOnce() throws Exception {
        assertThat(get("/kept/en/sign-in").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void keepsNoErrorAndNothingOfTheLeague() throws Exception {
        assertThat(get("/kept/en/nowhere-at-all").headers().firstValue("ETag")).isEmpty();
        assertThat(get("/kept/xx").headers().firstValue("ETag")).isEmpty();
        assertThat(get("/").headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void compressesForOneReaderTooAndOnlyIfTheyReadThat() throws Exception {
        var zipped = get("/kept/en", "Cookie", "reader=1");
        var plain = get("/kept/en", "Cookie", "reader=1", "Accept-Encoding", "identity");

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().allValues("Content-Length")).containsExactly("" + zipped.body().length);
        assertThat(String.join(", ", zipped.headers().allValues("Vary"))).containsOnlyOnce("Accept-Encoding");
        assertThat(text(zipped)).contains("</html>");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).contains("</html>");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!List.of(headers).contains("Accept-Encoding")) {
            request.header("Accept-Encoding", "gzip");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return reader.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
