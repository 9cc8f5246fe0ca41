package city.koinon.act.questions;

import city.koinon.act.services.Topic;
import city.koinon.platform.identity.Seals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a question and its answers stand in their rows: what was said and how somebody can be reached under the seal of the city. */
@Component
class QuestionRows {

    private final JdbcClient jdbc;
    private final Seals seals;

    QuestionRows(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** @param where in which {@code :it} stands for what is looked for */
    Optional<Question> one(String where, Object it) {
        return jdbc.sql("select * from questions.question where " + where)
                .param("it", it)
                .query(opened())
                .optional();
    }

    /** With what was said. */
    RowMapper<Question> opened() {
        var open = seals.opener();
        return (row, n) -> question(row, open);
    }

    private static Question question(ResultSet row, Function<byte[], Optional<String>> open) throws SQLException {
        var answered = row.getTimestamp("answered_at");
        var ending = row.getString("ending");
        return new Question(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getObject("account", UUID.class),
                Topic.valueOf(row.getString("topic")),
                row.getString("language"),
                row.getString("about"),
                opened(row.getBytes("words"), open),
                opened(row.getBytes("still_asked"), open),
                Optional.ofNullable(opened(row.getBytes("contact"), open))
                        .map(Contact::of)
                        .orElse(Contact.NONE),
                row.getBoolean("may_publish"),
                State.valueOf(row.getString("state")),
                row.getObject("owner", UUID.class),
                row.getTimestamp("asked_at").toInstant(),
                answered == null ? null : answered.toInstant(),
                row.getObject("closed_on", LocalDate.class),
                ending == null ? null : Ending.valueOf(ending),
                row.getBoolean("reopened"),
                row.getInt("version"));
    }

    private static @Nullable String opened(byte @Nullable [] sealed, Function<byte[], Optional<String>> open) {
        return sealed == null ? null : open.apply(sealed).orElse(null);
    }

    static Answer answer(ResultSet row, int n) throws SQLException {
        return new Answer(
                row.getObject("id", UUID.class),
                row.getObject("question", UUID.class),
                row.getObject("title", UUID.class),
                row.getObject("words", UUID.class),
                row.getString("language"),
                row.getObject("office", UUID.class),
                row.getTimestamp("answered_at").toInstant(),
                row.getBoolean("told"));
    }
}
