package city.koinon.act.hsds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What files said when they were last brought. Works within the transaction in which a row is taken. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Brought {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Brought(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows of two files that are brought at once into one city are taken one after the other. */
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('hsds ' || current_setting('koinon.city'), 0))")
                .query(row -> {});
    }

    /** By member; empty when nothing of it was ever brought in this language. */
    Map<String, String> last(String type, UUID id, String language) {
        return jdbc.sql("select members from hsds.brought where type = :type and id = :id and language = :language")
                .param("type", type)
                .param("id", id)
                .param("language", language)
                .query((row, n) ->
                        JSON.readValue(row.getString("members"), new TypeReference<LinkedHashMap<String, String>>() {}))
                .optional()
                .orElseGet(LinkedHashMap::new);
    }

    void keep(String type, UUID id, String language, Map<String, String> members) {
        jdbc.sql("""
                insert into hsds.brought (type, id, language, members)
                values (:type, :id, :language, cast(:members as jsonb))
                on conflict (city, type, id, language) do update set members = excluded.members
                """)
                .param("type", type)
                .param("id", id)
                .param("language", language)
                .param("members", JSON.writeValueAsString(members))
                .update();
    }
}
