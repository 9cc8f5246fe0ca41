package city.koinon.act.questions;

import city.koinon.RouteExamples;
import city.koinon.act.questions.Questions.Asked;
import city.koinon.act.services.Topic;
import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Ids;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A question somebody asked, and one that everybody may read. */
class QuestionsExamples implements RouteExamples {

    private static final Visitor EDITOR = new Visitor(Ids.next(), "Eleni", Set.of(new Grant(Role.EDITOR, null)), true);

    private final Questions questions;
    private final PublishedQuestions published;
    private final Directory directory;

    QuestionsExamples(Questions questions, PublishedQuestions published, Directory directory) {
        this.questions = questions;
        this.published = published;
        this.directory = directory;
    }

    @Override
    public Map<String, String> make(String mark) {
        var form = UUID.randomUUID();
        questions.ask(form, new Asked(mark + " May I work?", Topic.WORK, "en", null, Contact.NONE, true, null));
        var office = directory.officesInTerm().getFirst().id();
        published.publish(
                null,
                new PublishedQuestions.Draft(
                        "may-i-work", Topic.WORK, office, "en", mark + " May I work?", mark + " Yes."),
                EDITOR);
        return Map.of(
                "my-question/{code}", questions.codeOf(form).inAddress(),
                "my-questions/{number}", "1",
                "inbox/{number}", "1",
                "questions/{slug}", "may-i-work");
    }
}
