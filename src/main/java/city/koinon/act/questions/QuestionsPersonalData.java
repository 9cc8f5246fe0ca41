package city.koinon.act.questions;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.kernel.PersonalData;
import city.koinon.platform.texts.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody asked while signed in. Without the account there is nobody to read the answer, so it goes with it. */
@Component
class QuestionsPersonalData implements PersonalData {

    private final Questions questions;
    private final Directory directory;
    private final Texts texts;

    QuestionsPersonalData(Questions questions, Directory directory, Texts texts) {
        this.questions = questions;
        this.directory = directory;
        this.texts = texts;
    }

    @Override
    public String room() {
        return "questions";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of(
                "questions", questions.of(account).stream().map(this::export).toList());
    }

    private Map<String, Object> export(Question it) {
        var exported = new LinkedHashMap<String, Object>();
        exported.put("number", it.number());
        exported.put("asked", it.askedAt().toString());
        exported.put("topic", it.topic().name());
        exported.put("language", it.language());
        if (it.about() != null) {
            exported.put("about the page", it.about());
        }
        exported.put("may be published anew", it.mayPublish());
        if (it.contact().given()) {
            exported.put("contact", it.contact().lines());
        }
        exported.put("words", it.words() == null ? "" : it.words());
        if (it.stillAsked() != null) {
            exported.put("asked again", it.stillAsked());
        }
        exported.put("state", it.state().name());
        exported.put(
                "answers",
                questions.answers(it.id()).stream()
                        .map(answer -> Map.of(
                                "answered", answer.answeredAt().toString(),
                                "by", directory.office(answer.office()).name(),
                                "words", texts.get(answer.words()).words()))
                        .toList());
        exported.put(
                "handed on",
                questions.ways(it.id()).stream()
                        .map(way -> Map.of(
                                "on", way.at().toString(),
                                "to", directory.office(way.to()).name(),
                                "reason", way.reason().name()))
                        .toList());
        return exported;
    }

    @Override
    public void erase(UUID account) {
        questions.of(account).forEach(it -> questions.withdraw(it.id()));
    }
}
