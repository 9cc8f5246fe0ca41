package city.koinon.platform.texts;

import city.koinon.platform.kernel.Heavy;
import city.koinon.platform.kernel.NotFound;
import java.util.Map;
import java.util.UUID;

/** Texts fetched together for one page. */
public record Shelf(Map<UUID, Text> texts) implements Heavy {

    /** A wording without its words, with its place among the others. */
    private static final int WORDING = 150;

    @Override
    public int weight() {
        return texts.values().stream().mapToInt(Shelf::weight).sum();
    }

    private static int weight(Text text) {
        var words = ROW;
        for (var rendering : text.renderings().values()) {
            words += WORDING + rendering.value().length() * 2;
        }
        return words;
    }

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
