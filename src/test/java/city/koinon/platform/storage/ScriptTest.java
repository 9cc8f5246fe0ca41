package city.koinon.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import city.koinon.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./koinon} says before the application has a say: one clear line, and nothing half done. It runs in a folder of its own, on a
 * machine that has only what a test puts on its path. What the application itself says of its data folder is told by {@link DataFolderTest}.
 */
class ScriptTest {

    private static final List<String> OF_EVERY_MACHINE = List.of(
            "bash",
            "env",
            "sed",
            "sort",
            "head",
            "tail",
            "cat",
            "grep",
            "find",
            "xargs",
            "cksum",
            "tr",
            "mkdir",
            "rm",
            "mv",
            "dirname",
            "readlink",
            "id");

    @TempDir
    Path somewhere;

    private Path checkout;
    private Path bin;
    private Path jvm;

    record Said(int exit, String out, String err) {

        String last() {
            return err.lines().toList().getLast();
        }
    }

    @BeforeEach
    void aMachineWithNothingOnIt() throws IOException {
        checkout = Files.createDirectories(somewhere.resolve("checkout"));
        bin = Files.createDirectories(somewhere.resolve("bin"));
        jvm = Files.createDirectories(somewhere.resolve("jvm"));
        // The script looks where machines keep their Java; here that is a folder of the test.
        var script = Files.readString(Path.of("koinon"))
                .replace("/usr/lib/jvm/*", jvm + "/*")
                .replace("/opt/jdk*", jvm + "/none*")
                .replace("/Library/Java/JavaVirtualMachines/*", jvm + "/none*");
        assertThat(script).contains(jvm + "/*").doesNotContain("/usr/lib/jvm/*");
        program(checkout.resolve("koinon"), script);
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve("src/main"));
        for (var name : OF_EVERY_MACHINE) {
            for (var folder : List.of("/usr/bin", "/bin")) {
                var real = Path.of(folder, name);
                if (Files.exists(real) && !Files.exists(bin.resolve(name))) {
                    Files.createSymbolicLink(bin.resolve(name), real);
                }
            }
        }
    }

    @Test
    void saysWhatItCanDoWhenItIsAskedForSomethingElse() throws Exception {
        var said = koinon("frobnicate");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.last()).isEqualTo("koinon: There is no command 'frobnicate'.");
        assertThat(said.err()).contains("./koinon run", "./koinon backup FILE", "./koinon restore FILE");
        assertThat(koinon("help")).extracting(Said::exit, Said::err).containsExactly(0, "");
        assertThat(koinon().out()).isEqualTo(koinon("help").out()).contains("--port N");
    }

    @Test
    void refusesOptionsItDoesNotKnowAndValuesThatAreNone() throws Exception {
        refused("There is no option --prot. See ./koinon help.", "run", "--prot", "8080");
        refused("--port needs a value.", "run", "--port");
        refused("--port must be a number from 1 to 65535, not 'eighty'.", "run", "--port", "eighty");
        refused("--port must be a number from 1 to 65535, not '65536'.", "run", "--port=65536");
        refused("run takes no 'levadia'. See ./koinon help.", "run", "levadia");
        refused("Say which file: ./koinon backup FILE", "backup");
        refused("Say which file: ./koinon restore FILE", "restore", "one.zip", "two.zip");
    }

    @Test
    void saysThatAPortIsTakenBeforeAnythingIsBuilt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = String.valueOf(taken.getLocalPort());
            refused(
                    "Port " + port + " of 127.0.0.1 is taken. Stop what uses it, or choose another with --port.",
                    "run",
                    "--port",
                    port);
        }
    }

    @Test
    void namesWhatIsMissingOneAfterTheOther() throws Exception {
        refused(
                "JDK 25 was not found in JAVA_HOME, on the path or in /usr/lib/jvm. "
                        + "Install it (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA_HOME.",
                "run",
                "--port",
                free());
        jdk("old", "21.0.4");
        assertThat(koinon("run", "--port", free()).last()).startsWith("koinon: JDK 25 was not found");
        jdk("new", "25.0.1");
        refused(
                "Maven was not found. Install Maven 3.8 or newer (Debian: apt-get install maven).",
                "run",
                "--port",
                free());
        program(
                bin.resolve("mvn"),
                "#!/bin/sh\necho 'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'\n");
        refused("Maven 3.6.3 is too old; Koinon is built with 3.8 or newer.", "run", "--port", free());
        program(
                bin.resolve("mvn"),
                "#!/bin/sh\necho 'Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)'\n");
        refused("Node was not found. Install Node 20 or newer with npm.", "run", "--port", free());
        program(bin.resolve("npm"), "#!/bin/sh\n");
        program(bin.resolve("node"), "#!/bin/sh\necho v18.20.4\n");
        refused("Node 18.20.4 is too old; Koinon is built with 20 or newer.", "run", "--port", free());
    }

    @Test
    void saysThatTheDiskIsFullRatherThanWhatMavenSays() throws Exception {
        ready("echo '[ERROR] Failed to write: No space left on device'; exit 1");

        var said = koinon("run", "--port", free());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.last()).isEqualTo("koinon: The disk is full; make room and start again.");
        assertThat(checkout.resolve("data")).doesNotExist();
        assertThat(checkout.resolve("target/koinon")).doesNotExist();
    }

    @Test
    void saysWhereTheStoryOfAFailedBuildIsAndBuildsAnewTheNextTime() throws Exception {
        ready("echo '[ERROR] Something is wrong in Town.java'; exit 1");

        for (var attempt = 0; attempt < 2; attempt++) {
            var said = koinon("run", "--port", free());
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("Building Koinon", "[ERROR] Something is wrong in Town.java");
            assertThat(said.last())
                    .isEqualTo("koinon: The build failed; the whole story is in target/koinon-build.log.");
        }
    }

    @Test
    void handsTheApplicationWhatItWasToldAndStepsAside() throws Exception {
        jdk("new", "25.0.1");
        Files.writeString(checkout.resolve("koinon.jar"), "");

        var said = koinon("run", "--port", free(), "--data", "here", "--empty", "--koinon.mail.from=a@b.example");

        assertThat(said.exit()).isEqualTo(7);
        assertThat(said.out())
                .contains(
                        "-jar koinon.jar",
                        "--koinon.data=" + somewhere + "/here",
                        "--server.address=127.0.0.1",
                        "--koinon.demonstration=false",
                        "--koinon.mail.from=a@b.example");
    }

    private void refused(String why, String... words) throws Exception {
        var said = koinon(words);
        assertThat(said.last()).isEqualTo("koinon: " + why);
        assertThat(said.exit()).isEqualTo(1);
        try (var left = Files.list(checkout)) {
            assertThat(left.map(it -> it.getFileName().toString()).filter(it -> !it.equals("target")))
                    .as("nothing half done")
                    .containsExactlyInAnyOrder("koinon", "pom.xml", "src");
        }
        assertThat(checkout.resolve("target/koinon")).doesNotExist();
    }

    private Said koinon(String... words) throws Exception {
        var command = new ArrayList<>(List.of(
                bin.resolve("bash").toString(), checkout.resolve("koinon").toString()));
        command.addAll(List.of(words));
        var out = somewhere.resolve("out");
        var err = somewhere.resolve("err");
        var asked = new ProcessBuilder(command)
                .directory(somewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        asked.environment().clear();
        asked.environment().putAll(Map.of("PATH", bin.toString(), "LC_ALL", "C.UTF-8"));
        var running = asked.start();
        assertThat(running.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Said(running.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Everything that is needed to build, with a Maven of which the test says what it does. */
    private void ready(String maven) throws IOException {
        jdk("new", "25.0.1");
        program(
                bin.resolve("mvn"),
                "#!/bin/sh\nif [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9 (8e85)'; exit 0; fi\n" + maven + "\n");
        program(bin.resolve("npm"), "#!/bin/sh\n");
        program(bin.resolve("node"), "#!/bin/sh\necho v22.1.0\n");
    }

    /** As far as the script looks; it repeats what it is started with. */
    private void jdk(String name, String version) throws IOException {
        var folder = Files.createDirectories(jvm.resolve(name).resolve("bin"));
        program(folder.resolve("javac"), "#!/bin/sh\n");
        program(
                folder.resolve("java"),
                "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'openjdk version \"" + version
                        + "\" 2025-10-21' >&2; exit 0; fi\necho \"$@\"\nexit 7\n");
    }

    private static void program(Path file, String words) throws IOException {
        Files.writeString(file, words, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String free() {
        return String.valueOf(Ports.free());
    }
}
