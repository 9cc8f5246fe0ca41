package city.koinon.listen.participation;

import city.koinon.platform.municipality.Municipality;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.Words;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How a body's rules are cited where something is owed by them. */
@Component
public class Clauses {

    private final Texts texts;
    private final Words words;
    private final Municipality municipality;

    Clauses(Texts texts, Words words, Municipality municipality) {
        this.texts = texts;
        this.words = words;
        this.municipality = municipality;
    }

    /** "Rules of the board, version 2", for readers of every language. */
    public Map<String, String> of(Body body, Rulebook rules) {
        var name = texts.get(body.name());
        return Words.inEach(
                municipality.city().languages(),
                lang -> words.say(
                        lang, "participation.rules.basis", name.in(lang).value(), rules.number()));
    }
}
