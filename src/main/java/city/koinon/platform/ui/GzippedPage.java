package city.koinon.platform.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/** A page as it travels: compressed, with a tag by which a reader's own copy is recognised. */
record GzippedPage(byte[] zipped, int length, String tag) {

    static GzippedPage of(byte[] page) {
        try {
            var zipped = new ByteArrayOutputStream(page.length / 3 + 64);
            try (var zip = new GZIPOutputStream(zipped)) {
                zip.write(page);
            }
            var sum = MessageDigest.getInstance("SHA-256").digest(page);
            return new GzippedPage(
                    zipped.toByteArray(), page.length, HexFormat.of().formatHex(sum, 0, 12));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int size() {
        return zipped.length;
    }

    /** The page, or the short word that the reader's copy is still good. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var zip = isReadBy(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, KeptPages.ASK_AGAIN);
        response.setHeader(HttpHeaders.VARY, "Accept-Encoding, Cookie, HX-Request");
        response.setHeader(HttpHeaders.ETAG, zip ? '"' + tag + "-z\"" : '"' + tag + '"');
        var brought = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (brought != null && brought.contains('"' + tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (zip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(zipped.length);
            response.getOutputStream().write(zipped);
        } else {
            response.setContentLength(length);
            try (var plain = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
                plain.transferTo(response.getOutputStream());
            }
        }
    }

    static boolean isReadBy(HttpServletRequest request) {
        var encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null
                && encodings.contains("gzip")
                && !encodings.replace(" ", "").contains("gzip;q=0,")
                && !encodings.replace(" ", "").endsWith("gzip;q=0");
    }
}
