package city.koinon.act.offline;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Assets;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Pieces;
import gg.jte.Content;
import gg.jte.output.WriterOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/** What is kept on this telephone and how to get it, the whole guide in one file, and the worker in the browser that does the keeping. */
@Controller
@Access(Who.EVERYBODY)
class OfflinePages {

    private final Packs packs;
    private final Pieces pieces;
    private final Assets assets;
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();

    OfflinePages(Packs packs, Pieces pieces, Assets assets) {
        this.packs = packs;
        this.pieces = pieces;
        this.assets = assets;
    }

    /** @param kilobytes what comes over the wire when all of it is fetched for the first time */
    record Size(int articles, long kilobytes) {}

    @GetMapping(Page.BASE + "/offline")
    String about(Model model, Page page) {
        var pack = packs.last(page.lang());
        model.addAttribute(
                "size",
                new Size(pack.entries().size(), Math.max(1, pack.squeezed().length() >> 10)));
        return "act/offline/offline";
    }

    @GetMapping(Page.BASE + "/guide.html")
    void whole(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var pack = packs.of(page.lang());
        var guide = pieces.of("act/offline/whole", Map.of("page", page, "it", new WholeGuide(pack, page)));
        if (new ServletWebRequest(request, response).checkNotModified("W/\"" + mark(guide, pack, page) + '"')) {
            return;
        }
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"" + page.city() + "-guide-" + page.lang() + ".html\"");
        response.setHeader("Content-Security-Policy", WholeGuide.CONTENT + "; frame-ancestors 'none'");
        var writer = response.getWriter();
        guide.writeTo(new WriterOutput(writer));
        writer.flush();
    }

    /** @param digest of the whole file as it was told on that day from that pack */
    private record Mark(String pack, LocalDate day, String digest) {}

    /** Of what the file says and not only of what is in the pack: a newer Koinon may lay it out in another way. */
    private String mark(Content guide, Pack pack, Page page) {
        return marks.compute(
                        page.city() + "/" + page.lang(),
                        (place, before) -> before != null
                                        && before.pack().equals(pack.mark())
                                        && before.day().equals(page.today())
                                ? before
                                : new Mark(pack.mark(), page.today(), Pack.digest(guide)))
                .digest();
    }

    /** Always under this address, so that a newer one takes the place of an older one; its scope is one city. */
    @GetMapping("/sw.js")
    ResponseEntity<byte[]> worker() throws IOException {
        var file = new ClassPathResource(assets.path("sw.js").substring(1));
        if (!file.exists()) {
            throw new NotFound("worker");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(file.getContentAsByteArray());
    }
}
