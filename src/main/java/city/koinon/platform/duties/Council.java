package city.koinon.platform.duties;

import city.koinon.platform.directory.Directory;
import city.koinon.platform.directory.Office;
import city.koinon.platform.municipality.Municipality;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The office that keeps the papers of the municipal council. A city that has named none writes to none. */
@Component
@Transactional
class Council {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Municipality municipality;

    Council(JdbcClient jdbc, Directory directory, Municipality municipality) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.municipality = municipality;
    }

    /** While it is open. */
    @Transactional(readOnly = true)
    Optional<Office> secretary() {
        return jdbc.sql("select office from duties.council_secretary")
                .query((row, n) -> row.getObject("office", UUID.class))
                .optional()
                .flatMap((UUID id) -> directory.findOffice(id))
                .filter(it -> it.openOn(municipality.today()));
    }

    void secretaryIs(@Nullable UUID office) {
        jdbc.sql("delete from duties.council_secretary").update();
        if (office != null) {
            jdbc.sql("insert into duties.council_secretary (office) values (:office)")
                    .param("office", office)
                    .update();
        }
    }
}
