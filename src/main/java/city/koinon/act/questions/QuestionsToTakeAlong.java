package city.koinon.act.questions;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.texts.Notice;
import city.koinon.platform.texts.Shelf;
import city.koinon.platform.texts.Texts;
import city.koinon.platform.ui.PackSource;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import java.util.HashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others have asked and was answered, for those who will have no connection; nobody can ask then and be answered at once. */
@Configuration(proxyBeanMethods = false)
class QuestionsToTakeAlong {

    @Bean
    PackSource answersToTakeAlong(PublishedQuestions published, Texts texts, Directory directory, Pieces pieces) {
        return PackSource.of(15, "questions.title", "/questions", page -> {
            var all = published.list();
            var shelf = texts.leafThrough(
                    all.stream().flatMap(it -> it.texts().stream()).toList());
            return all.stream().map(it -> leaf(it, shelf, directory, pieces, page));
        });
    }

    private static PackSource.Leaf leaf(Published it, Shelf shelf, Directory directory, Pieces pieces, Page page) {
        var notice = Notice.of(it.texts().stream().map(shelf::text).toList(), false, page.lang());
        var question = shelf.get(it.question(), notice.lang());
        var params = new HashMap<String, Object>();
        params.put("page", page.at(it.path()));
        params.put("it", it);
        params.put("answer", shelf.get(it.answer(), notice.lang()));
        params.put("notice", notice);
        directory.findOffice(it.office()).ifPresent(office -> params.put("office", office));
        return new PackSource.Leaf(
                it.path(),
                page.say(it.topic()),
                question.value(),
                question.lang(),
                question.dir(),
                it.topic().delicate(),
                nothing -> {},
                pieces.of("act/questions/leaf", params));
    }
}
