package city.koinon.platform.texts;

import city.koinon.platform.kernel.CityJob;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.texts.MachineTranslation.Cause;
import city.koinon.platform.texts.MachineTranslation.Failed;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the installation's machine make a first translation of what nobody has taken yet, except what is written to one person: that goes to
 * no machine. It is marked as what it is, and the task stays
 * open for a person to read it. No transaction is open while the machine thinks; when it fails, the task says so and is asked for again
 * a day later.
 */
@Component
class TranslateByMachine implements CityJob {

    private static final Logger log = LoggerFactory.getLogger(TranslateByMachine.class);

    private static final int AT_A_TIME = 20;

    private final @Nullable MachineTranslation machine;
    private final JdbcClient jdbc;
    private final Texts texts;
    private final Tasks tasks;
    private final Manuscripts manuscripts;
    private final Checks checks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** @param address of a server that speaks as LibreTranslate does; empty and nothing is ever sent anywhere */
    @Autowired
    TranslateByMachine(
            @Value("${koinon.translation.address:}") String address,
            @Value("${koinon.translation.key:}") String key,
            @Value("${koinon.translation.patience:30s}") Duration patience,
            JdbcClient jdbc,
            Texts texts,
            Tasks tasks,
            Manuscripts manuscripts,
            Checks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this(
                address.isBlank() ? null : new LibreTranslate(URI.create(address.strip()), key, patience),
                jdbc,
                texts,
                tasks,
                manuscripts,
                checks,
                clock,
                transactions);
    }

    TranslateByMachine(
            @Nullable MachineTranslation machine,
            JdbcClient jdbc,
            Texts texts,
            Tasks tasks,
            Manuscripts manuscripts,
            Checks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.machine = machine;
        this.jdbc = jdbc;
        this.texts = texts;
        this.tasks = tasks;
        this.manuscripts = manuscripts;
        this.checks = checks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "translate-by-machine";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        if (machine == null) {
            return;
        }
        for (var task : waiting()) {
            try {
                translate(task, machine);
            } catch (Failed failed) {
                note(task.id(), failed.why());
                log.warn(
                        "No translation by machine of task {} of {}: {} ({})",
                        task.id(),
                        CurrentCity.slug(),
                        failed.why(),
                        failed.getMessage());
                if (failed.why() == Cause.BUSY || failed.why() == Cause.SILENT) {
                    return;
                }
            } catch (NotFound | DataIntegrityViolationException unusable) {
                // Withdrawn meanwhile, or said in characters nobody can keep: the next task is not to wait for this
                // one.
                note(task.id(), Cause.BROKEN);
                log.warn("No translation by machine of task {} of {}", task.id(), CurrentCity.slug(), unusable);
            }
        }
    }

    private List<Task> waiting() {
        return Optional.ofNullable(transaction.execute(status -> jdbc
                        .sql("""
                                select id from texts.task
                                where  status = 'OPEN' and reason = 'NEW' and (machine_asked_at is null or machine_asked_at < :yesterday)
                                and    not exists (select 1 from texts.manuscript
                                                   where  (manuscript.city, manuscript.kind, manuscript.id) = (task.city, task.kind, task.manuscript)
                                                   and    manuscript.only_in is not null)
                                order by due, id limit :most
                                """)
                        .param("yesterday", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                        .param("most", AT_A_TIME)
                        .query((row, n) -> row.getObject("id", UUID.class))
                        .list()
                        .stream()
                        .map(tasks::get)
                        .toList()))
                .orElse(List.of());
    }

    private void translate(Task task, MachineTranslation machine) throws Failed {
        var parts = Optional.ofNullable(transaction.execute(status -> tasks.translated(task)))
                .orElse(List.of());
        var said = new LinkedHashMap<Text, String>();
        for (var from : parts.stream().map(Text::sourceLanguage).distinct().toList()) {
            var of = parts.stream()
                    .filter(it -> it.sourceLanguage().equals(from))
                    .filter(it -> !it.renderings().containsKey(task.language()))
                    .toList();
            if (of.isEmpty()) {
                continue;
            }
            var answers =
                    machine.translate(of.stream().map(it -> it.source().value()).toList(), from, task.language());
            for (var i = 0; i < of.size(); i++) {
                said.put(of.get(i), answers.get(i));
            }
        }
        // All of it or nothing: a page of which the machine has lost a name in one part is for a person to translate.
        var damaged = Optional.ofNullable(transaction.execute(status -> said.entrySet().stream()
                        .filter(it -> !checks.damage(it.getKey(), it.getValue()).isEmpty())
                        .count()))
                .orElse(0L);
        if (damaged > 0) {
            throw new Failed(Cause.DAMAGED, damaged + " texts");
        }
        transaction.executeWithoutResult(status -> keep(task, said));
    }

    /** Unless somebody has taken the task meanwhile. */
    private void keep(Task task, Map<Text, String> said) {
        if (tasks.get(task.id()).status() != TaskStatus.OPEN) {
            return;
        }
        said.forEach((text, answer) -> {
            var now = texts.get(text.id());
            if (!now.renderings().containsKey(task.language())
                    && !now.sourceLanguage().equals(task.language())) {
                texts.render(now, task.language(), answer, Origin.MACHINE, text.revision(), null, Hand.NOBODY);
            }
        });
        mark(task.id(), null);
        manuscripts.arrange(task.kind(), task.manuscript());
    }

    private void note(UUID task, Cause cause) {
        transaction.executeWithoutResult(status -> mark(task, cause));
    }

    private void mark(UUID task, @Nullable Cause cause) {
        jdbc.sql("update texts.task set machine_asked_at = :now, machine_failed = :failed where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("failed", cause == null ? null : cause.name())
                .param("id", task)
                .update();
    }
}
