package city.koinon.platform.ui;

import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a page says once more in the vocabulary of <a href="https://schema.org">schema.org</a>, for whoever reads it by machine. */
public final class ForMachines {

    private static final JsonMapper JSON = new JsonMapper();

    private ForMachines() {}

    /**
     * JSON-LD for the head of a page. A block of data is no script to a browser, and nothing in it can end the block.
     *
     * @param type of schema.org: {@code GovernmentService}
     * @param data its properties; maps, lists, strings, numbers
     */
    public static Content of(String type, Map<String, Object> data) {
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", "https://schema.org");
        all.put("@type", type);
        all.putAll(data);
        var json = JSON.writeValueAsString(all)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
        return output -> output.writeContent("<script type=\"application/ld+json\">" + json + "</script>");
    }
}
