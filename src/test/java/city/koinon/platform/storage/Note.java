package city.koinon.platform.storage;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A wall in Levadia on which a test may write; it is there only in the installation that {@link KilledTest} starts and kills. */
@RestController
@ConditionalOnProperty("koinon.test.wall")
@Access(Who.EVERYBODY)
class Note {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Note(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping("/levadia/en/wall")
    String write(@RequestParam UUID note) {
        transaction.executeWithoutResult(status -> jdbc.sql("insert into kernel.sent_form (token) values (:note)")
                .param("note", note)
                .update());
        return "acknowledged";
    }

    @GetMapping("/levadia/en/wall")
    String read(@RequestParam UUID note) {
        var found = transaction.execute(status -> jdbc.sql("select count(*) from kernel.sent_form where token = :note")
                .param("note", note)
                .query(Long.class)
                .single());
        return found == 1 ? "there" : "lost";
    }
}
