package city.koinon.act.questions;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Shown;
import city.koinon.platform.texts.State;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What others have asked and was answered, for those who will have no connection; nobody can ask then and be answered at once. */
@Component
class QuestionsToTakeAlong implements PackSource {

    private final PublishedQuestions published;
    private final Texts texts;
    private final Directory directory;
    private final Pieces pieces;

    QuestionsToTakeAlong(PublishedQuestions published, Texts texts, Directory directory, Pieces pieces) {
        this.published = published;
        this.texts = texts;
        this.directory = directory;
        this.pieces = pieces;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String key() {
        return "questions.title";
    }

    @Override
    public String path() {
        return "/questions";
    }

    @Override
    public Stream<Leaf> leaves(Page page) {
        var all = published.list();
        var shelf = texts.read(all.stream().flatMap(it -> it.texts().stream()).toList());
        return all.stream().map(it -> leaf(it, shelf, page));
    }

    private Leaf leaf(Published it, Shelf shelf, Page page) {
        var notice = notice(it, shelf, page);
        var question = shelf.get(it.question(), notice.lang());
        var at = page.at(it.path());
        var params = new HashMap<String, Object>();
        params.put("page", at);
        params.put("it", it);
        params.put("answer", shelf.get(it.answer(), notice.lang()));
        params.put("notice", notice);
        directory.findOffice(it.office()).ifPresent(office -> params.put("office", office));
        return new Leaf(
                it.path(),
                page.say(it.topic()),
                question.value(),
                question.lang(),
                question.dir(),
                it.topic().delicate(),
                nothing -> {},
                pieces.of("act/questions/leaf", params));
    }

    /** Who translated and read it is told with the connection; what to trust is told here too. */
    private static Notice notice(Published it, Shelf shelf, Page page) {
        var both = it.texts().stream().map(shelf::text).toList();
        var shown = both.stream().map(text -> text.in(page.lang())).toList();
        return new Notice(
                State.of(both.stream().map(text -> text.state(page.lang())).toList(), false),
                shown.stream().anyMatch(Shown::uncheckedMachine),
                both.getFirst().sourceLanguage(),
                page.lang(),
                List.of(),
                List.of());
    }
}
