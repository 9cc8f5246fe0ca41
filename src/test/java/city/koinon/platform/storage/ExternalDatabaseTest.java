package city.koinon.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.Koinon;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that is not ours: a separate server, with the roles that README tells its operator to make. */
class ExternalDatabaseTest {

    @TempDir
    Path somewhere;

    static EmbeddedPostgres server;

    @BeforeAll
    static void anOperatorPreparesTheServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
        var admin = JdbcClient.create(server.getPostgresDatabase());
        admin.sql("create role koinon_owner login password 'o' nosuperuser").update();
        admin.sql("create role koinon_app login password 'a' nosuperuser nobypassrls")
                .update();
        admin.sql("create role too_mighty login password 'm' superuser").update();
        admin.sql("create role stranger login password 's'").update();
        admin.sql("create database koinon owner koinon_owner").update();
        admin.sql("create database elsewhere owner koinon_owner").update();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void worksThereAsItWorksAtHome() {
        try (var koinon = start("koinon", "koinon_app", "a")) {
            var application = JdbcClient.create(koinon.getBean("application", DataSource.class));
            assertThat(application
                            .sql("select current_user || ' ' || current_database()")
                            .query(String.class)
                            .single())
                    .isEqualTo("koinon_app koinon");
            assertThat(application
                            .sql("select count(*) from kernel.sent_form")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void isBackedUpAndComesBackAtHome() {
        try (var koinon = start("koinon", "koinon_app", "a")) {
            JdbcClient.create(koinon.getBean("owner", DataSource.class))
                    .sql(
                            "insert into texts.text (city, id, source_language) values ('levadia', gen_random_uuid(), 'el')")
                    .update();
        }
        var file = somewhere.resolve("backup.zip");
        Operator.backup(file, Operator.settings(options("koinon", "koinon_app", "a")));
        var home = "--koinon.data=" + somewhere.resolve("home");
        Operator.restore(Koinon.class, file, Operator.settings(home), home);

        assertThatThrownBy(() -> Operator.restore(
                        Koinon.class,
                        file,
                        Operator.settings(options("koinon", "koinon_app", "a")),
                        options("koinon", "koinon_app", "a")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("already holds a city");
        Operator.restore(
                Koinon.class,
                file,
                Operator.settings(options("elsewhere", "koinon_app", "a")),
                options("elsewhere", "koinon_app", "a"));
    }

    @Test
    void refusesARoleThatCouldSeeEveryCity() {
        assertThatThrownBy(() -> Database.open(Operator.settings(options("koinon", "too_mighty", "m"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is a superuser or may bypass row-level security");
        assertThatThrownBy(() -> Database.open(Operator.settings(options("koinon", "koinon_owner", "o"))))
                .isInstanceOf(CannotStart.class);
        assertThatThrownBy(() -> Database.open(Operator.settings(options("koinon", "stranger", "s"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("grant koinon_app to");
    }

    @Test
    void saysInOneLineWhatIsMissing() {
        assertThatThrownBy(() -> Database.open(Operator.settings("--koinon.db.url=" + url("koinon"))))
                .isInstanceOf(CannotStart.class)
                .hasMessage("KOINON_DB_URL is set, so KOINON_DB_OWNER_USER must be set too.");
        assertThatThrownBy(() -> Database.open(Operator.settings(
                        "--koinon.db.url=jdbc:postgresql://127.0.0.1:1/koinon",
                        "--koinon.db.owner.user=o",
                        "--koinon.db.owner.password=o",
                        "--koinon.db.app.user=a",
                        "--koinon.db.app.password=a")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be used by the owner role");
        assertThatThrownBy(() -> Database.open(Operator.settings(
                        "--koinon.db.url=levadia", "--koinon.db.owner.user=o", "--koinon.db.owner.password=o")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("must look like jdbc:postgresql://");
    }

    private static ConfigurableApplicationContext start(String database, String user, String password) {
        var koinon = Operator.makeTables(Koinon.class, options(database, user, password));
        koinon.getBean(FlywayMigrationInitializer.class);
        return koinon;
    }

    private static String[] options(String database, String user, String password) {
        return List.of(
                        "--koinon.db.url=" + url(database),
                        "--koinon.db.owner.user=koinon_owner",
                        "--koinon.db.owner.password=o",
                        "--koinon.db.app.user=" + user,
                        "--koinon.db.app.password=" + password)
                .toArray(String[]::new);
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }
}
