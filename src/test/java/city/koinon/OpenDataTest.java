package city.koinon;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.ui.OpenData;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Every public list can be had as a file, stands on the open data page with what it holds, and is the same list in every form. */
@CityTest
class OpenDataTest {

    private static final Pattern FILE =
            Pattern.compile("/\\{city}/\\{lang[^/]*}(/[^{}]*)\\.(json|csv|geojson|ics|atom)");

    @Autowired
    MockMvc mvc;

    @Autowired
    Municipality municipality;

    @Autowired
    ApplicationContext context;

    @Autowired
    List<OpenData> lists;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final String city = "open-" + UUID.randomUUID().toString().substring(0, 6);

    @BeforeEach
    void aCityWithOneOfEachThing() throws Exception {
        municipality.create(SmallCity.of(city, Map.of("en", "Opentown"), "en", "el", "es", "ar"));
        for (var examples : RouteExamples.ofAllRooms(context)) {
            CurrentCity.run(
                    city,
                    () -> examples.make("Mo" + UUID.randomUUID().toString().substring(0, 8)));
        }
    }

    @Test
    void everyFileOfAListStandsOnTheOpenDataPage() {
        var given = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!isForEverybody(handler)) {
                return;
            }
            for (var pattern : info.getPathPatternsCondition() == null ? List.<String>of() : info.getPatternValues()) {
                var file = FILE.matcher(pattern);
                // What one has of oneself is no public list, nor is what a browser fetches to keep it.
                if (file.matches()
                        && !file.group(1).startsWith("/account/")
                        && !file.group(1).startsWith("/pack/")) {
                    given.add(file.group(1) + "." + file.group(2));
                }
            }
        });
        var listed = new TreeSet<String>();
        lists.forEach(it -> it.kinds().forEach(kind -> listed.add(it.path() + "." + kind)));
        assertThat(listed).isEqualTo(given);
        assertThat(lists).allSatisfy(it -> assertThat(it.kinds()).contains("json", "csv"));
    }

    private static boolean isForEverybody(HandlerMethod handler) {
        var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Access.class);
        var access =
                own == null ? AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Access.class) : own;
        return access != null && access.value() == Who.EVERYBODY;
    }

    @Test
    void tellsInEachLanguageWhatAListHoldsAndLeadsToItsFiles() throws Exception {
        for (var lang : List.of("en", "el", "es", "ar")) {
            var page = ask("/" + lang + "/open-data").getContentAsString(StandardCharsets.UTF_8);
            for (var list : lists) {
                assertThat(page).contains("href=\"/" + city + "/" + lang + list.page() + "\"");
                for (var kind : list.kinds()) {
                    assertThat(page).contains("href=\"/" + city + "/" + lang + list.path() + "." + kind + "\"");
                }
            }
            // From the foot of every page one finds the files and the feeds.
            assertThat(ask("/" + lang).getContentAsString(StandardCharsets.UTF_8))
                    .contains(
                            "href=\"/" + city + "/" + lang + "/open-data\"",
                            "href=\"/" + city + "/" + lang + "/feeds\"");
            assertThat(ask("/" + lang + "/feeds").getContentAsString(StandardCharsets.UTF_8))
                    .contains(
                            "/" + lang + "/acts.atom\"",
                            "/" + lang + "/meetings.atom\"",
                            "/" + lang + "/meetings.ics\"");
        }
    }

    @Test
    void isTheSameListInEveryForm() throws Exception {
        for (var list : lists) {
            assertThat(ask("/en" + list.page()).getStatus()).as(list.page()).isEqualTo(200);
            for (var kind : list.kinds()) {
                assertThat(ask("/ar" + list.path() + "." + kind).getStatus())
                        .as(list.path() + "." + kind)
                        .isEqualTo(200);
            }
            var rows = csv(list);
            // The figures are one object, and their table a line for each figure.
            if (!list.path().equals("/figures")) {
                var objects = JsonMapper.shared()
                        .readTree(ask("/en" + list.path() + ".json").getContentAsByteArray());
                assertThat(objects.isArray()).as(list.path()).isTrue();
                assertThat(objects.size()).as(list.path()).isEqualTo(rows.size() - 1);
                if (!objects.isEmpty()) {
                    assertThat(objects.get(0).propertyNames())
                            .as(list.path())
                            .containsExactlyElementsOf(rows.getFirst());
                }
            }
            assertThat(rows).as(list.path()).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
            assertThat(rows.size()).as(list.path()).isGreaterThan(list.path().equals("/overdue") ? 0 : 1);
        }
    }

    private List<List<String>> csv(OpenData list) throws Exception {
        var text = ask("/en" + list.path() + ".csv").getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        var rows = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            reader.forEach(row -> rows.add(row.getFields()));
        }
        assertThat(rows.stream()
                        .flatMap(List::stream)
                        .flatMap(it -> Stream.of(it).filter(cell -> cell.matches("[=+@].*"))))
                .isEmpty();
        return rows;
    }

    private MockHttpServletResponse ask(String path) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/" + city + path))
                .andReturn()
                .getResponse();
    }
}
