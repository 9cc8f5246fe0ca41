package city.koinon.plan.strategy;

import city.koinon.platform.identity.Personas;
import city.koinon.platform.kernel.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The news somebody typed in for the holder of an office: all that this room keeps about an account. */
@Component
@Transactional
class NewsForOthers implements PersonalData {

    private final JdbcClient jdbc;
    private final Personas personas;

    NewsForOthers(JdbcClient jdbc, Personas personas) {
        this.jdbc = jdbc;
        this.personas = personas;
    }

    @Override
    public String room() {
        return "strategy";
    }

    @Override
    public Map<String, Object> export(UUID account) {
        return Map.of(
                "entered",
                jdbc.sql("select id::text from strategy.news where entered_by = :persona order by said_at")
                        .param("persona", personas.of(account))
                        .query(String.class)
                        .list());
    }

    /** Nothing to strike: a row keeps a persona and never its name, and the persona of an erased account has none. */
    @Override
    public void erase(UUID account) {}
}
