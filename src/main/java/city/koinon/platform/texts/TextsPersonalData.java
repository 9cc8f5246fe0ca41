package city.koinon.platform.texts;

import city.koinon.platform.kernel.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What somebody has taken to translate. The wordings themselves name an association or nobody. */
@Component
class TextsPersonalData implements PersonalData {

    private final Tasks tasks;

    TextsPersonalData(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String room() {
        return "texts";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of(
                "translations",
                tasks.ofAccount(account).stream()
                        .map(it -> Map.of(
                                "language", it.language(),
                                "of", it.kind() + " " + it.manuscript(),
                                "status", it.status().name()))
                        .toList());
    }

    @Override
    public void erase(UUID account) {
        tasks.forget(account);
    }
}
