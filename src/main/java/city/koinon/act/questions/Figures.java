package city.koinon.act.questions;

import city.koinon.platform.duties.Duties;
import city.koinon.platform.duties.DutyKind;
import city.koinon.platform.municipality.Municipality;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many questions wait and how many were answered. Fewer than five are not told: one question may be one person. */
@Service
@Transactional(readOnly = true)
class Figures {

    static final int FEWEST = 5;

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Municipality municipality;

    Figures(JdbcClient jdbc, Duties duties, Municipality municipality) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.municipality = municipality;
    }

    /** Each is empty where there are too few, also none. */
    record Shown(OptionalInt answered, OptionalInt waiting, OptionalInt overdue) {

        boolean nothing() {
            return answered.isEmpty() && waiting.isEmpty() && overdue.isEmpty();
        }
    }

    Shown now() {
        var today = municipality.today();
        var owed =
                duties.open().stream().filter(it -> it.kind() == DutyKind.REPLY).toList();
        return new Shown(
                told(jdbc.sql("select count(*) from questions.question where answered_at is not null")
                        .query(Integer.class)
                        .single()),
                told(owed.size()),
                told((int) owed.stream().filter(it -> it.overdueOn(today)).count()));
    }

    static OptionalInt told(int count) {
        return count < FEWEST ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
