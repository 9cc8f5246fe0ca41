package city.koinon.act.questions;

import city.koinon.platform.kernel.PersonalData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody asked while signed in. Without the account there is nobody to read the answer, so it goes with it. */
@Component
class QuestionsPersonalData implements PersonalData {

    private final Questions questions;

    QuestionsPersonalData(Questions questions) {
        this.questions = questions;
    }

    @Override
    public String room() {
        return "questions";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of(
                "questions",
                questions.of(account).stream()
                        .map(QuestionsPersonalData::export)
                        .toList());
    }

    private static Map<String, Object> export(Question it) {
        var exported = new LinkedHashMap<String, Object>();
        exported.put("number", it.number());
        exported.put("asked", it.askedAt().toString());
        exported.put("topic", it.topic().name());
        exported.put("words", it.words() == null ? "" : it.words());
        if (it.stillAsked() != null) {
            exported.put("asked again", it.stillAsked());
        }
        exported.put("state", it.state().name());
        return exported;
    }

    @Override
    public void erase(UUID account) {
        questions.of(account).forEach(it -> questions.withdraw(it.id()));
    }
}
