package city.koinon;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Somebody who walks through the house without a browser: quick enough to knock at every door. */
public final class Wanderer {

    private final HttpClient http;
    private final String base;

    public Wanderer(int port) {
        base = "http://localhost:" + port;
        http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Signs in through the demonstration's door. */
    public Wanderer as(String city, UUID account) {
        var answer =
                post("/league/en/demo/as", List.of(Map.entry("city", city), Map.entry("account", account.toString())));
        if (answer.statusCode() / 100 != 3) {
            throw new AssertionError("The door did not open: " + answer.statusCode());
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    public HttpResponse<String> post(String path, List<Map.Entry<String, String>> fields) {
        var body = fields.stream()
                .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
        return post(path, body.getBytes(StandardCharsets.US_ASCII));
    }

    /** A body as it is, also where no browser would send it so. */
    public HttpResponse<String> post(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", base)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** What a browser would send along: the header with everything that was given to this one. */
    public String cookies() {
        return ((CookieManager) http.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .map(it -> it.getName() + "=" + it.getValue())
                        .collect(Collectors.joining("; ", "Cookie: ", ""));
    }

    /** All files of a city's sitemap in one. */
    public Document sitemap(String city) {
        return Jsoup.parse(
                Jsoup.parse(get("/" + city + "/sitemap.xml").body(), "", Parser.xmlParser())
                        .select("sitemap > loc")
                        .stream()
                        .map(it -> get(URI.create(it.text()).getPath()).body())
                        .collect(Collectors.joining()),
                "",
                Parser.xmlParser());
    }

    public static Document read(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Language", "en")
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new AssertionError(request.uri() + ": " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
