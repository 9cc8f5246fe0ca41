package city.koinon.platform.texts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to a LibreTranslate server, or to anything that speaks like one, at the one address the operator has named. */
final class LibreTranslate implements MachineTranslation {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final String key;
    private final Duration patience;
    private final HttpClient client;

    /** @param key empty where the server asks for none */
    LibreTranslate(URI base, String key, Duration patience) {
        if (base.getHost() == null || !List.of("http", "https").contains(base.getScheme())) {
            throw new IllegalArgumentException("koinon.translation.address is no address of the web: " + base);
        }
        this.address = URI.create(base.toString().replaceFirst("/+$", "") + "/translate");
        this.key = key;
        this.patience = patience;
        // Wherever it may point: texts go to the address the operator named and to no other.
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public List<String> translate(List<String> texts, String from, String to) throws Failed {
        var question = new LinkedHashMap<String, Object>();
        question.put("q", texts);
        question.put("source", from);
        question.put("target", to);
        question.put("format", "text");
        if (!key.isEmpty()) {
            question.put("api_key", key);
        }
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                .build();
        try {
            var answer = answer(request);
            return switch (answer.statusCode()) {
                case 200 -> translated(answer.body(), texts.size());
                case 429, 503 -> throw new Failed(Cause.BUSY, "status " + answer.statusCode());
                case 400, 401, 403, 404 -> throw new Failed(Cause.REFUSED, "status " + answer.statusCode());
                default -> throw new Failed(Cause.BROKEN, "status " + answer.statusCode());
            };
        } catch (IOException silent) {
            throw new Failed(Cause.SILENT, silent.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed(Cause.SILENT, "stopped");
        }
    }

    /** The patience of a request ends with the first line of the answer, but a server may also fall silent in the middle of it. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        var asked = client.sendAsync(request, BodyHandlers.ofString());
        try {
            return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            asked.cancel(true);
            throw new HttpTimeoutException("no end of the answer");
        } catch (InterruptedException stopped) {
            asked.cancel(true);
            throw stopped;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        }
    }

    private static List<String> translated(String body, int expected) throws Failed {
        try {
            var found = JSON.readTree(body).path("translatedText");
            var texts = found.isArray()
                    ? found.valueStream().map(it -> it.asString("")).toList()
                    : List.of(found.asString(""));
            if (texts.size() != expected || texts.stream().anyMatch(String::isBlank)) {
                throw new Failed(Cause.BROKEN, "answered " + texts.size() + " texts for " + expected);
            }
            return texts;
        } catch (JacksonException unreadable) {
            throw new Failed(Cause.BROKEN, "answered no JSON");
        }
    }
}
