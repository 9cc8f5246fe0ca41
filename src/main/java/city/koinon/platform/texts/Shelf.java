package city.koinon.platform.texts;

import city.koinon.platform.kernel.NotFound;
import java.util.Map;
import java.util.UUID;

/** Texts fetched together for one page. */
public record Shelf(Map<UUID, Text> texts) {

    /** @throws NotFound when the text was not asked for */
    public Shown get(UUID id, String lang) {
        return text(id).in(lang);
    }

    public Text text(UUID id) {
        var text = texts.get(id);
        if (text == null) {
            throw new NotFound("text " + id);
        }
        return text;
    }
}
