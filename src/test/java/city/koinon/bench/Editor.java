package city.koinon.bench;

import city.koinon.Wanderer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.FormElement;

/** Somebody who looks after the guide, and sends forms as a browser would. */
final class Editor {

    private final Wanderer wanderer;
    private final String home;

    Editor(int port, DataSet city, UUID account) {
        wanderer = new Wanderer(port).as(city.slug(), account);
        home = "/" + city.slug() + "/en";
    }

    String cookies() {
        return wanderer.cookies();
    }

    /**
     * Says something else in an article, so that all translations have to follow.
     *
     * @return how long the form that publishes it took, in nanoseconds
     */
    long publish(UUID article, String sentence) throws IOException {
        var draft = home + "/guide/drafts/" + article;
        var written = form(draft, "/guide/drafts/" + article);
        written.replaceAll(
                it -> it.getKey().equals("body") ? Map.entry("body", it.getValue() + "\n\n" + sentence) : it);
        written.add(Map.entry("do", "preview"));
        moved(wanderer.post(draft, written));
        var published = form(draft + "/publish", "/publish");
        published.add(Map.entry("substantial", "yes"));
        var begun = System.nanoTime();
        var answer = wanderer.post(draft + "/publish", published);
        var took = System.nanoTime() - begun;
        moved(answer);
        return took;
    }

    /** Answers every question of a pathway, the first of what can be chosen, and comes to the plan. */
    String plan(String pathway) throws IOException {
        var questions = home + "/pathways/" + pathway + "/questions";
        for (var at = questions; ; ) {
            var answer = wanderer.get(at);
            if (answer.statusCode() / 100 == 3) {
                return moved(answer).replace("/answers?", "/plan?");
            }
            var form = (FormElement) Wanderer.read(answer).selectFirst("main form:has(input[name=fact])");
            if (form == null) {
                throw new IOException("Nothing is asked at " + at);
            }
            var fields = fields(form);
            var choice = form.selectFirst("input[name=answer][type=radio], input[name=answer][type=checkbox]");
            fields.add(choice == null ? Map.entry("unknown", "1") : Map.entry("answer", choice.attr("value")));
            at = moved(wanderer.post(questions, fields));
        }
    }

    private List<Map.Entry<String, String>> form(String path, String action) throws IOException {
        var answer = wanderer.get(path);
        return Wanderer.read(answer).select("main form[method=post]").stream()
                .filter(it -> it.attr("action").endsWith(action))
                .findFirst()
                .map(it -> fields((FormElement) it))
                .orElseThrow(() -> new IOException("No form at " + path + ": " + answer.statusCode()));
    }

    private static List<Map.Entry<String, String>> fields(FormElement form) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        form.formData().forEach(it -> fields.add(Map.entry(it.key(), it.value())));
        return fields;
    }

    private static String moved(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 3) {
            throw new IOException("status " + answer.statusCode() + " of " + answer.uri());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
