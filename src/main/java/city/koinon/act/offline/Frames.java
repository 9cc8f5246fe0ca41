package city.koinon.act.offline;

import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What the browser's worker puts leaves into: a page of the city with places left open, and all that it may have to say by itself. The
 * worker fills the places and writes no sentence of its own.
 */
@Component
class Frames {

    private static final Pattern ASSET =
            Pattern.compile("(?:href|src)=\"(/(?:assets/|favicon)[^\"]+|/[^\"]+\\.css[^\"]*)\"");

    /** Places left open. */
    private static final String TITLE = "%%title%%";

    private static final String MAIN = "%%main%%";
    private static final String HERE = "/%%here%%";
    private static final String DAY = "%%day%%";
    private static final String QUERY = "%%query%%";

    private final Pieces pieces;

    Frames(Pieces pieces) {
        this.pieces = pieces;
    }

    Map<String, Object> of(Page page) {
        var at = page.at(HERE);
        var html = written("act/offline/frame", Map.of("page", at, "title", TITLE, "main", MAIN));
        var frame = new LinkedHashMap<String, Object>();
        frame.put("html", html);
        frame.put(
                "assets",
                ASSET.matcher(html).results().map(it -> it.group(1)).distinct().toList());
        frame.put("locale", page.wordsLang().equals("en") ? "en-GB" : page.wordsLang());
        frame.put("zone", page.zone().getId());
        frame.put("city", page.cityName());
        frame.put("exit", written("platform/ui/exit", Map.of("page", page)));
        frame.put("saved", written("act/offline/saved", Map.of("page", page, "day", DAY)));
        frame.put("found", written("act/offline/found", Map.of("page", page, "query", QUERY)));
        frame.put("words", words(page));
        return frame;
    }

    private static Map<String, String> words(Page page) {
        var words = new LinkedHashMap<String, String>();
        words.put("search", page.say("ui.search"));
        words.put("found", page.say("offline.found"));
        words.put("nothing", page.say("offline.found.nothing"));
        words.put("hint", page.say("offline.found.hint"));
        words.put("away", page.say("offline.away"));
        words.put("awayHint", page.say("offline.away.hint"));
        words.put("kept", page.say("offline.away.kept"));
        words.put("about", page.say("offline.title"));
        words.put("ask", page.say("ui.ask"));
        words.put("later", page.say("offline.waiting.before"));
        words.put("empty", page.say("offline.list.empty"));
        words.put("DONE", page.say("offline.tick.done"));
        words.put("DOING", page.say("offline.tick.doing"));
        words.put("NOT_STARTED", page.say("offline.tick.notStarted"));
        words.put("NOT_FOR_ME", page.say("offline.tick.notForMe"));
        words.put("BLOCKED", page.say("offline.tick.blocked"));
        return words;
    }

    private String written(String template, Map<String, Object> params) {
        return Pack.written(content(template, params));
    }

    private Content content(String template, Map<String, Object> params) {
        return pieces.of(template, params);
    }
}
