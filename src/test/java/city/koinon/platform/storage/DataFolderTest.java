package city.koinon.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final Version MINE = new Version("0.1.0", 14, 18);

    @TempDir
    Path somewhere;

    @Test
    void letsOnlyItsOwnerReadTheKeys() throws IOException {
        var path = somewhere.resolve("data");
        try (var folder = DataFolder.open(path, MINE, 0)) {
            assertThat(folder.password("koinon_app")).hasSize(32).isNotEqualTo(folder.password("koinon_owner"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void givesTheSameKeyAtEveryStart() throws IOException {
        String first;
        try (var folder = DataFolder.open(somewhere, MINE, 0)) {
            first = folder.password("koinon_app");
        }
        try (var folder = DataFolder.open(somewhere, MINE, 0)) {
            assertThat(folder.password("koinon_app")).isEqualTo(first);
        }
    }

    @Test
    void keepsASecondApplicationOut() throws IOException {
        try (var folder = DataFolder.open(somewhere, MINE, 0)) {
            assertThatThrownBy(() -> DataFolder.open(folder.path(), MINE, 0))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Koinon is already working in");
        }
    }

    @Test
    void isNotTouchedByAnOlderVersion() throws IOException {
        written(new Version("0.2.0", 15, 18));

        assertThatThrownBy(() -> DataFolder.open(somewhere, MINE, 0))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("written by a newer Koinon (0.2.0, 15 migrations)")
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void isTakenOnByANewerVersion() throws IOException {
        written(new Version("0.0.9", 12, 18));

        try (var folder = DataFolder.open(somewhere, MINE, 0)) {
            folder.writtenBy(MINE);
        }
        assertThat(Files.readString(somewhere.resolve("version"))).contains("application=0.1.0", "migrations=14");
    }

    @Test
    void staysClosedToAnotherPostgresql() throws IOException {
        written(new Version("0.0.9", 12, 17));

        assertThatThrownBy(() -> DataFolder.open(somewhere, MINE, 0)).hasMessageContaining("belong to PostgreSQL 17");
    }

    @Test
    void doesNotBeginOnAFullDisk() {
        assertThatThrownBy(() -> DataFolder.open(somewhere, MINE, Long.MAX_VALUE))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("The disk of")
                .hasMessageContaining("is full");
    }

    @Test
    void isNotUsedAfterARestoreThatWasInterrupted() throws IOException {
        DataFolder.open(somewhere, MINE, 0, true).close();

        assertThatThrownBy(() -> DataFolder.open(somewhere, MINE, 0)).hasMessageContaining("did not finish");
    }

    @Test
    void tellsWhenItIsAFile() throws IOException {
        var file = Files.writeString(somewhere.resolve("data"), "");

        assertThatThrownBy(() -> DataFolder.open(file, MINE, 0))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void staysTheDemonstrationOrTheCityItBeganAs() throws IOException {
        var city = somewhere.resolve("city");
        var demonstration = somewhere.resolve("demonstration");
        Files.createDirectories(city.resolve("database"));
        Files.createDirectories(demonstration.resolve("database"));
        Files.writeString(demonstration.resolve("demonstration"), "");

        assertThat(shown(city, true)).isEqualTo("false");
        assertThat(shown(demonstration, false)).isEqualTo("true");
        assertThat(shown(somewhere.resolve("new"), true)).isEqualTo("true");
        assertThat(shown(somewhere.resolve("new"), false)).isEqualTo("false");
    }

    private static String shown(Path path, boolean wished) {
        var settings = Operator.settings("--koinon.data=" + path, "--koinon.demonstration=" + wished);
        Operator.stayWhatTheFolderIs(settings);
        return settings.getProperty("koinon.demonstration.load");
    }

    private void written(Version version) throws IOException {
        try (var folder = DataFolder.open(somewhere, new Version("0.0.1", 0, 17), 0)) {
            folder.writtenBy(version);
        }
    }
}
