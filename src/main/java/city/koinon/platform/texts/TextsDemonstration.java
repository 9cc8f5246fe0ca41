package city.koinon.platform.texts;

import city.koinon.platform.identity.Accounts;
import city.koinon.platform.kernel.DemonstrationData;
import city.koinon.platform.kernel.Visitor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Levadia's glossary, and a volunteer of an association who translates: one thing in her hands, one waiting to be read. */
@Component
class TextsDemonstration implements DemonstrationData {

    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

    private final Glossary glossary;
    private final Tasks tasks;
    private final TaskBoard board;
    private final Checks checks;
    private final Accounts accounts;

    TextsDemonstration(Glossary glossary, Tasks tasks, TaskBoard board, Checks checks, Accounts accounts) {
        this.glossary = glossary;
        this.tasks = tasks;
        this.board = board;
        this.checks = checks;
        this.accounts = accounts;
    }

    @Override
    public Stream<Scene> scenes() {
        return Stream.of(
                new Scene("levadia", ATHENS, LocalDate.of(2026, 3, 2), LocalTime.of(8, 30), this::glossary),
                new Scene("levadia", ATHENS, LocalDate.of(2026, 5, 8), LocalTime.of(19, 0), this::translate));
    }

    private void glossary() {
        var editor = visitor("editor");
        glossary.add(new Glossary.Entry("el", "ΑΜΚΑ", true, Map.of(), "Έτσι γράφεται στην κάρτα."), editor);
        glossary.add(new Glossary.Entry("el", "ΑΦΜ", true, Map.of(), null), editor);
        glossary.add(
                new Glossary.Entry(
                        "el",
                        "Κέντρο Κοινότητας",
                        false,
                        words("Community Centre", "مركز المجتمع", "Qendra Komunitare"),
                        null),
                editor);
        glossary.add(
                new Glossary.Entry(
                        "el",
                        "άδεια διαμονής",
                        false,
                        words("residence permit", "تصريح الإقامة", "leje qëndrimi"),
                        null),
                editor);
    }

    private static Map<String, String> words(String en, String ar, String sq) {
        var words = new LinkedHashMap<String, String>();
        words.put("en", en);
        words.put("ar", ar);
        words.put("sq", sq);
        return words;
    }

    private void translate() {
        var translator = visitor("translator");
        waiting(Reason.NEW).map(TaskBoard.Row::task).findFirst().ifPresent(it -> tasks.claim(it.id(), translator));
        waiting(Reason.STALE)
                .map(TaskBoard.Row::task)
                .flatMap(it -> stillRight(it).map(drafts -> Map.entry(it, drafts)).stream())
                .findFirst()
                .ifPresent(it -> {
                    tasks.claim(it.getKey().id(), translator);
                    tasks.submit(it.getKey().id(), it.getValue(), it.getKey().version() + 1, translator);
                });
    }

    private Stream<TaskBoard.Row> waiting(Reason reason) {
        return board.list(new TaskBoard.Filter("ar", TaskStatus.OPEN, null)).stream()
                .filter(it -> it.task().reason() == reason);
    }

    /** She has read it again beside the newer original, and it still says so. */
    private Optional<Map<UUID, Draft>> stillRight(Task task) {
        var drafts = new HashMap<UUID, Draft>();
        for (var text : tasks.translated(task)) {
            var present = text.renderings().get(task.language());
            if (present == null || !checks.damage(text, present.value()).isEmpty()) {
                return Optional.empty();
            }
            drafts.put(text.id(), new Draft(present.value(), text.revision(), null));
        }
        return Optional.of(drafts);
    }

    private Visitor visitor(String who) {
        var account = accounts.byAddress(who + "@levadia.example").orElseThrow();
        return new Visitor(account.id(), account.name(), accounts.held(account.id()), true);
    }
}
