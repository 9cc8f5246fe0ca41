package city.koinon.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.koinon.Koinon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One installation at work, backed up while it works; what comes back elsewhere is the same. */
class BackupTest {

    @TempDir
    static Path somewhere;

    static ConfigurableApplicationContext atWork;
    static JdbcClient owner;
    static Path backup;

    @BeforeAll
    static void aCityWithAPastIsBackedUp() {
        atWork = Operator.makeTables(Koinon.class, data("first"));
        atWork.getBean(FlywayMigrationInitializer.class);
        owner = JdbcClient.create(atWork.getBean("owner", DataSource.class));
        var text = UUID.randomUUID();
        owner.sql("insert into texts.text (city, id, source_language) values ('levadia', :id, 'el')")
                .param("id", text)
                .update();
        owner.sql("""
                insert into texts.rendering (city, id, mark, text, language, value, origin, of_revision, written_at)
                values ('levadia', :text, :text, :text, 'el', E'Κείμενο με\n\ttab, \\N και «εισαγωγικά»', 'AUTHORITATIVE', 1, now())
                """).param("text", text).update();
        owner.sql("insert into kernel.sent_form (city, token) values ('levadia', gen_random_uuid())")
                .update();
        letter(owner, false);
        letter(owner, true);
        owner.sql("update kernel.demonstration_clock set ahead_seconds = 86400").update();
        backup = somewhere.resolve("backup.zip");
        Operator.backup(backup, Operator.settings(data("first")));
    }

    @AfterAll
    static void close() {
        atWork.close();
    }

    @Test
    void bringsEverythingBackIntoAnEmptyFolder() {
        Operator.restore(Koinon.class, backup, Operator.settings(data("second")), data("second"));

        var again = somewhere.resolve("again.zip");
        Operator.backup(again, Operator.settings(data("second")));
        assertThat(Restore.contentsOf(again).tables())
                .isEqualTo(Restore.contentsOf(backup).tables());
        assertThat(Restore.contentsOf(again).sequences())
                .isEqualTo(Restore.contentsOf(backup).sequences());
        assertThat(Restore.contentsOf(backup).tables())
                .filteredOn(copy -> copy.name().equals("rendering"))
                .singleElement()
                .satisfies(copy -> assertThat(copy.rows()).isEqualTo(1));
        assertThat(somewhere.resolve("second/restoring")).doesNotExist();
    }

    @Test
    void leavesOutWhatMustNotOutliveTheDay() {
        assertThat(Restore.contentsOf(backup).tables())
                .extracting(copy -> copy.schema() + "." + copy.name())
                .contains("texts.text", "kernel.demonstration_clock")
                .doesNotContain("kernel.sent_form", "kernel.scheduled_tasks", "identity.link", "identity.challenge")
                .noneMatch(table -> table.contains("session"))
                .noneMatch(table -> table.contains("flyway"));
    }

    @Test
    void leavesOutTheLettersThatCarryALink() {
        assertThat(Restore.contentsOf(backup).tables())
                .filteredOn(copy -> copy.name().equals("letter"))
                .singleElement()
                .satisfies(copy -> assertThat(copy.rows()).isEqualTo(1));
    }

    @Test
    void writesOverNoFile() {
        assertThatThrownBy(() -> Operator.backup(backup, Operator.settings(data("first"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void restoresOverNothing() throws IOException {
        var taken = Files.createDirectories(somewhere.resolve("taken"));
        Files.writeString(taken.resolve("letter.txt"), "Dear all");

        assertThatThrownBy(
                        () -> Operator.restore(Koinon.class, backup, Operator.settings(data("taken")), data("taken")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not empty");
        assertThat(taken.resolve("letter.txt")).hasContent("Dear all");
    }

    @Test
    void keepsNothingOfADamagedBackup() throws IOException {
        var damaged = changed("damaged.zip", "tables/texts.rendering.copy", text -> text.replace("Κείμενο", "Κείμενα"));

        assertThatThrownBy(
                        () -> Operator.restore(Koinon.class, damaged, Operator.settings(data("third")), data("third")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("texts.rendering");
        assertThat(DataFolder.isEmpty(somewhere.resolve("third"))).isTrue();
    }

    @Test
    void tellsABackupOfANewerVersion() throws IOException {
        var newer = changed(
                "newer.zip",
                BackupContents.ENTRY,
                text -> text.replaceFirst("\"version\"( *): *\"1\"", "\"version\"$1: \"99\""));

        assertThatThrownBy(
                        () -> Operator.restore(Koinon.class, newer, Operator.settings(data("fourth")), data("fourth")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("newer than this one");
    }

    @Test
    void tellsWhatIsNoBackup() throws IOException {
        var letter = Files.writeString(somewhere.resolve("letter.zip"), "Dear all");

        assertThatThrownBy(
                        () -> Operator.restore(Koinon.class, letter, Operator.settings(data("fifth")), data("fifth")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is no backup of Koinon");
        assertThatThrownBy(() -> Operator.backup(somewhere.resolve("nothing.zip"), Operator.settings(data("nowhere"))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("nothing to back up");
    }

    private static void letter(JdbcClient owner, boolean hidden) {
        owner.sql("""
                insert into notices.letter (city, id, key, recipient, lang, subject, body, message_id, private, state, written_at, next_at)
                values ('levadia', gen_random_uuid(), :key, 'a', 'el', 's', 'b', :key, :hidden, 'KEPT', now(), now())
                """).param("key", "key-" + hidden).param("hidden", hidden).update();
    }

    private static String data(String folder) {
        return "--koinon.data=" + somewhere.resolve(folder);
    }

    private static Path changed(String name, String entry, UnaryOperator<String> change) throws IOException {
        var file = somewhere.resolve(name);
        try (var from = new ZipFile(backup.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var each : from.stream().toList()) {
                var bytes = from.getInputStream(each).readAllBytes();
                to.putNextEntry(new ZipEntry(each.getName()));
                to.write(
                        each.getName().equals(entry)
                                ? change.apply(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                : bytes);
                to.closeEntry();
            }
        }
        return file;
    }
}
