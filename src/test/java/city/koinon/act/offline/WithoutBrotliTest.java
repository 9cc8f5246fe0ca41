package city.koinon.act.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Brotli is native code, which not every machine has; there a pack travels by gzip, and everybody reads it all the same. */
class WithoutBrotliTest {

    private static Map<String, Object> there = Map.of();

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void packOnAMachineWithoutIt() throws Exception {
        there = ((Callable<Map<String, Object>>) new AnotherMachine()
                        .loadClass(Packing.class.getName())
                        .getDeclaredConstructor()
                        .newInstance())
                .call();
    }

    @Test
    void findsNoBrotliThere() {
        assertThat(there).containsEntry("brotli", false);
        assertThat(new Packing().call())
                .as("here there is, or this test would say nothing of a machine that has none")
                .containsEntry("brotli", true)
                .containsEntry("br as it lies", "br");
    }

    @Test
    void packsByGzipAndReadsItsOwnLines() {
        assertThat(there)
                .containsEntry("encoding", "gzip")
                .containsEntry("titles", List.of("Bread", "Milk"))
                .containsEntry("line", true);
    }

    @Test
    void sendsWhatEachReaderSaidItReads() throws IOException {
        for (var accepted : List.of("gzip, deflate, br, zstd", "gzip")) {
            assertThat(there).containsEntry(accepted + " as it lies", "gzip");
            try (var zip = new GZIPInputStream(new ByteArrayInputStream(sent(accepted)))) {
                assertThat(lines(zip.readAllBytes())).as(accepted).hasSize(3).anyMatch(it -> it.contains("ψωμί"));
            }
        }
        for (var accepted : List.of("br", "gzip;q=0", "")) {
            assertThat(there).containsEntry(accepted + " as it lies", "");
            assertThat(lines(sent(accepted))).as(accepted).hasSize(3).anyMatch(it -> it.contains("ψωμί"));
        }
    }

    private static byte[] sent(String accepted) {
        return (byte[]) Objects.requireNonNull(there.get(accepted));
    }

    private static List<String> lines(byte[] said) {
        return new String(said, StandardCharsets.UTF_8).lines().toList();
    }

    /** What the house does with a pack, told in words that two loaders of classes have in common. */
    public static final class Packing implements Callable<Map<String, Object>> {

        @Override
        public Map<String, Object> call() {
            var told = new LinkedHashMap<String, Object>();
            told.put("brotli", Brotli4jLoader.isAvailable());
            var pack = PackTest.pack(
                    PackTest.leaf("/guide/a", "Bread", "<p>Πού έχει ψωμί.</p>"),
                    PackTest.leaf("/guide/b", "Milk", "<p>Too.</p>"));
            told.put("encoding", pack.squeezed().encoding());
            told.put(
                    "titles",
                    StreamSupport.stream(pack.leaves().spliterator(), false)
                            .map(Pack.Line::title)
                            .toList());
            told.put("line", pack.line(pack.entries().getFirst().hash()).isPresent());
            for (var accepted : List.of("gzip, deflate, br, zstd", "gzip", "br", "gzip;q=0", "")) {
                var answer = new MockHttpServletResponse();
                try {
                    PackPages.send(pack.squeezed(), accepted, answer);
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
                told.put(
                        accepted + " as it lies", Objects.requireNonNullElse(answer.getHeader("Content-Encoding"), ""));
                told.put(accepted, answer.getContentAsByteArray());
            }
            return told;
        }
    }

    /** Loads this room and Brotli's own classes once more, as where its native part was never installed. */
    private static final class AnotherMachine extends ClassLoader {

        AnotherMachine() {
            super(WithoutBrotliTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("city.koinon.act.offline.") && !name.startsWith("com.aayushatharva.brotli4j.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.endsWith(".NativeLoader")) {
                throw new ClassNotFoundException(name);
            }
            try (var code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                var bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /** The library itself is looked for as a file beside the classes. */
        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.contains("libbrotli") ? null : super.getResourceAsStream(name);
        }
    }
}
