package city.koinon.act.offline;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Text as small as it travels: by Brotli, which every browser reads that keeps packs, or by gzip on a machine for which there is no Brotli.
 *
 * @param encoding as HTTP calls it
 */
record Squeezed(String encoding, byte[] bytes) {

    static final String GZIP = "gzip";
    private static final String BROTLI = "br";

    /** Up to here the last tenth is worth some three seconds, once whenever something has changed; of a large city it would be half a minute. */
    private static final int SMALL = 2 << 20;

    /** Sixteen megabytes: all of a large city lies within. */
    private static final int WINDOW = 24;

    static Squeezed of(byte[] text) {
        var brotli = Brotli4jLoader.isAvailable();
        var bytes = new ByteArrayOutputStream(text.length / 8);
        try (var out = brotli ? brotli(bytes, text.length) : zip(bytes)) {
            out.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Squeezed(brotli ? BROTLI : GZIP, bytes.toByteArray());
    }

    private static OutputStream brotli(OutputStream to, int length) throws IOException {
        return new BrotliOutputStream(
                to, Encoder.Parameters.create(length <= SMALL ? 11 : 9, WINDOW, Encoder.Mode.TEXT));
    }

    private static OutputStream zip(OutputStream to) throws IOException {
        return new GZIPOutputStream(to, 1 << 13) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }

    InputStream open() throws IOException {
        var in = new ByteArrayInputStream(bytes);
        return encoding.equals(BROTLI) ? new BrotliInputStream(in) : new GZIPInputStream(in);
    }

    /** Whether somebody who sends this header reads it as it lies here. */
    boolean readBy(@Nullable String accepted) {
        return accepts(accepted, encoding);
    }

    static boolean accepts(@Nullable String accepted, String encoding) {
        return accepted != null
                && Arrays.stream(accepted.split(","))
                        .map(String::strip)
                        .anyMatch(it -> it.split(";")[0].strip().equalsIgnoreCase(encoding)
                                && !it.matches(".*;\\s*q=0(\\.0*)?\\s*"));
    }

    int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Squeezed it && it.encoding.equals(encoding) && Arrays.equals(it.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return encoding + " " + bytes.length;
    }
}
