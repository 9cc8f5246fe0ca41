package city.koinon.platform.texts;

import city.koinon.platform.ui.Example;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import city.koinon.platform.ui.Tongue;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writing and reading in several languages, on the catalogue page. */
@Component
class TextsExample implements Example {

    private final Pieces pieces;

    TextsExample(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public String name() {
        return "texts";
    }

    @Override
    public String key() {
        return "texts.example";
    }

    @Override
    public Content render(Page page) {
        var lang = page.wordsLang();
        var words = page.say("texts.sample");
        return pieces.of(
                "platform/texts/example-texts",
                Map.of(
                        "page",
                        page,
                        "form",
                        Form.of(Map.of("example-wording." + page.lang(), words)),
                        "wordings",
                        List.of(
                                shown(words, lang, Origin.AUTHORITATIVE, State.ORIGINAL),
                                shown(words, lang, Origin.MACHINE, State.MACHINE_UNREVIEWED),
                                shown(words, lang, Origin.HUMAN, State.STALE)),
                        "notices",
                        Stream.of(State.CURRENT, State.MACHINE_UNREVIEWED, State.STALE, State.MISSING)
                                .map(it -> new Notice(
                                        it,
                                        it == State.MACHINE_UNREVIEWED,
                                        page.cityLanguages().getFirst(),
                                        page.lang(),
                                        List.of(page.cityName()),
                                        List.of()))
                                .toList()));
    }

    private static Shown shown(String words, String lang, Origin origin, State state) {
        return new Shown(words, lang, Tongue.directionOf(lang), origin, state);
    }
}
