package city.koinon.act.offline;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The packs as a browser fetches them: what there is, all of it at once, or single lines. */
@Controller
@RequestMapping(Page.BASE + "/pack")
@Access(Who.EVERYBODY)
class PackPages {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Packs packs;

    PackPages(Packs packs) {
        this.packs = packs;
    }

    @GetMapping("/manifest.json")
    ResponseEntity<byte[]> manifest(Page page) {
        var pack = packs.of(page.lang());
        return ResponseEntity.ok()
                .eTag(pack.mark())
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(pack.manifest(page.lang()));
    }

    /** For whoever has most of it already. What was changed a moment ago is no longer there under its old digest. */
    @GetMapping("/items/{hash}")
    ResponseEntity<byte[]> item(@PathVariable String hash, Page page) {
        return packs.of(page.lang())
                .line(hash)
                .map(line -> ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(line))
                .orElseThrow(() -> new NotFound("leaf of the pack"));
    }

    /** For whoever has nothing yet: one request, compressed as a whole, in the order of the manifest with the frame first. */
    @GetMapping("/all/{mark}")
    void all(@PathVariable String mark, Page page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var pack = packs.of(page.lang());
        if (!pack.mark().equals(mark)) {
            throw new NotFound("pack");
        }
        response.setContentType("application/x-ndjson");
        response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_EVER.getHeaderValue());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        send(pack.squeezed(), request.getHeader(HttpHeaders.ACCEPT_ENCODING), response);
    }

    /** As it lies here to whoever reads that, by gzip or plain to everybody else. */
    static void send(Squeezed squeezed, @Nullable String accepted, HttpServletResponse response) throws IOException {
        if (squeezed.readBy(accepted)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, squeezed.encoding());
            response.setContentLength(squeezed.length());
            response.getOutputStream().write(squeezed.bytes());
            return;
        }
        var zip = Squeezed.accepts(accepted, Squeezed.GZIP);
        if (zip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, Squeezed.GZIP);
        }
        try (var plain = squeezed.open();
                var out = zip ? new GZIPOutputStream(response.getOutputStream()) : response.getOutputStream()) {
            plain.transferTo(out);
        }
    }
}
