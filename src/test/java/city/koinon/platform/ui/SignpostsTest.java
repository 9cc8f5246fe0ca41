package city.koinon.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPatternParser;

/** A shorter way to a handler leads to the same one: signposts find for every address exactly what trying all patterns would find. */
class SignpostsTest {

    private static final RequestMappingInfo.BuilderConfiguration PARSER = parser();

    private final Signposts signposts = new Signposts();

    /** Every shape a route of the house has, and those that only look alike. */
    static List<RequestMappingInfo> routes() {
        return Stream.of(
                        new String[] {"/"},
                        new String[] {"/{city}"},
                        new String[] {"/{city}/sitemap.xml"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/meetings"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/meetings/{id}"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/meetings/{id}.ics"},
                        new String[] {
                            "/{city}/{lang:[a-z]{2,3}}/meetings.json", "/{city}/{lang:[a-z]{2,3}}/meetings.csv"
                        },
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/bodies/{slug}/meetings"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/{strand}"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/{strand}", "/{city}/{lang:[a-z]{2,3}}/participation"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/plan/versions/{number:\\d{1,6}}"},
                        new String[] {"/{city}/{lang:[a-z]{2,3}}/θέσεις"},
                        new String[] {"/league/{lang:[a-z]{2,3}}/demo"},
                        new String[] {"/assets/{*path}"},
                        new String[] {"/{city}/**"})
                .map(paths -> RequestMappingInfo.paths(paths)
                        .methods(RequestMethod.GET)
                        .options(PARSER)
                        .build())
                .toList();
    }

    static List<String> addresses() {
        return List.of(
                "/",
                "/levadia",
                "/levadia/sitemap.xml",
                "/levadia/en",
                "/levadia/en/",
                "/levadia/en/meetings",
                "/levadia/en/meetings/",
                "/levadia/EN/meetings",
                "/levadia/en/meetings.json",
                "/levadia/en/meetings.csv",
                "/levadia/en/meetings.xml",
                "/levadia/en/meetings/7",
                "/levadia/en/meetings/7.ics",
                "/levadia/en/meetings/7/minutes",
                "/levadia/en/m%65etings/7",
                "/levadia/en/meetings;v=1/7",
                "/levadia/en/meetings%2F7",
                "/levadia/en//meetings",
                "/levadia/en/bodies/meetings/meetings",
                "/levadia/meetings/en",
                "/levadia/en/participation",
                "/levadia/en/plan/versions/2",
                "/levadia/en/plan/versions/two",
                "/levadia/en/%CE%B8%CE%AD%CF%83%CE%B5%CE%B9%CF%82",
                "/league/en/demo",
                "/assets/en/meetings/koinon.css");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void findWhatTryingEveryPatternWouldFind(String address) {
        // Twice: the second time the signposts stand already.
        for (var attempt = 0; attempt < 2; attempt++) {
            for (var route : routes()) {
                var request = request(address);
                assertThat(signposts.getMatchingMapping(route, request))
                        .as(address + " at " + route)
                        .isEqualTo(route.getMatchingCondition(request));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void findAsMuchForARequestThatIsAskedAboutManyRoutes(String address) {
        var request = request(address);
        for (var route : routes()) {
            assertThat(signposts.getMatchingMapping(route, request) == null)
                    .as(address + " at " + route)
                    .isEqualTo(route.getMatchingCondition(request) == null);
        }
    }

    private static MockHttpServletRequest request(String address) {
        var request = new MockHttpServletRequest("GET", address);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    private static RequestMappingInfo.BuilderConfiguration parser() {
        var options = new RequestMappingInfo.BuilderConfiguration();
        options.setPatternParser(new PathPatternParser());
        return options;
    }
}
