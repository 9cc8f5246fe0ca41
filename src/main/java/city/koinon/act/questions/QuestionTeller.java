package city.koinon.act.questions;

import city.koinon.platform.duties.Duty;
import city.koinon.platform.duties.DutyTopic;
import city.koinon.platform.ledger.Act;
import city.koinon.platform.ledger.SubjectTopic;
import city.koinon.platform.ledger.Teller;
import city.koinon.platform.ui.Moment;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Quote;
import city.koinon.platform.ui.Tone;
import city.koinon.platform.ui.Words;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the public record, the register and the desk say of a question: its number, and nothing of what was asked or by whom. */
@Component
class QuestionTeller implements Teller, DutyTopic, SubjectTopic {

    private final JdbcClient jdbc;
    private final Words words;

    QuestionTeller(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public Set<String> types() {
        return Set.of(Answering.ANSWERED, Answering.HANDED_ON, Course.CLOSED);
    }

    @Override
    public Moment tell(Act act, Page page) {
        var number = act.text("number").orElse("");
        var by = page.say("questions.told.by", act.actor().name());
        return switch (act.type()) {
            case Answering.ANSWERED ->
                Moment.of(Tone.KEPT, "check", page.say("questions.told.answered", number), page, act.on())
                        .with(by);
            case Answering.HANDED_ON ->
                Moment.of(
                                Tone.PLAIN,
                                "handover",
                                page.say(
                                        "questions.told.handedOn",
                                        number,
                                        Quote.of(act.texts("to"), page).value()),
                                page,
                                act.on())
                        .with(by, page.say(Reason.valueOf(act.text("reason").orElseThrow())));
            default ->
                Moment.of(Tone.OFF, "closed", page.say("questions.told.closed", number), page, act.on())
                        .with(page.say(Ending.valueOf(act.text("ending").orElseThrow())));
        };
    }

    @Override
    public String subjectKind() {
        return Question.KIND;
    }

    @Override
    public DutyTopic.Topic describe(Duty duty, Page page) {
        var number = number(duty.subject().id()).orElse(0);
        return new DutyTopic.Topic(
                page.say("questions.numbered", String.valueOf(number)),
                page.to("/duties/" + duty.id()),
                page.say("questions.answer"),
                page.to("/questions/inbox/" + number));
    }

    @Override
    public String kind() {
        return Question.KIND;
    }

    @Override
    public Optional<SubjectTopic.Topic> find(UUID id, String lang) {
        return number(id)
                .map(it -> new SubjectTopic.Topic(
                        words.say(lang, "questions.numbered", String.valueOf(it)), "/questions"));
    }

    private Optional<Integer> number(UUID id) {
        return jdbc.sql("select number from questions.question where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }
}
