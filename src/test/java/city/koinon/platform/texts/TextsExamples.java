package city.koinon.platform.texts;

import city.koinon.RouteExamples;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.municipality.Municipality;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something to be translated, and a word of the glossary. */
class TextsExamples implements RouteExamples {

    private final Texts texts;
    private final Manuscripts manuscripts;
    private final TaskBoard board;
    private final Glossary glossary;
    private final Municipality municipality;

    TextsExamples(Texts texts, Manuscripts manuscripts, TaskBoard board, Glossary glossary, Municipality municipality) {
        this.texts = texts;
        this.manuscripts = manuscripts;
        this.board = board;
        this.glossary = glossary;
        this.municipality = municipality;
    }

    @Override
    public Map<String, String> make(String mark) {
        var main = municipality.city().mainLanguage();
        var title = texts.write(Written.of(main, mark + " Title"));
        manuscripts.publish(new Manuscript("example", Ids.next(), "/offices", false, List.of(title)));
        var editor = new Visitor(Ids.next(), "Editor", Set.of(new Grant(Role.EDITOR, null)), true);
        var term = glossary.add(new Glossary.Entry(main, mark + " Word", true, Map.of(), null), editor);
        return Map.of(
                "tasks/{id}",
                board.list(new TaskBoard.Filter(null, null, null))
                        .getFirst()
                        .task()
                        .id()
                        .toString(),
                "glossary/{id}",
                term.toString());
    }
}
