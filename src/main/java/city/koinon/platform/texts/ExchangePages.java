package city.koinon.platform.texts;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes work out for translators' own tools, and brings it back. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = {Role.EDITOR, Role.TRANSLATOR})
class ExchangePages {

    private static final int LARGEST = 4 << 20;

    /** Rows that are told of one by one; whoever brings more finds the rest on the pages of the tasks. */
    static final int TOLD = 500;

    private static final MediaType XLIFF = new MediaType("application", "xliff+xml");

    private final Exchange exchange;

    ExchangePages(Exchange exchange) {
        this.exchange = exchange;
    }

    @GetMapping("/translations/exchange")
    String page(Form form, Model model, Page page) {
        return show(form, model, page, null);
    }

    @GetMapping("/translations/exchange/translations.xlf")
    ResponseEntity<byte[]> xliff(Form form, Page page) {
        var file = file(form, page);
        return download(ExchangeFiles.parts(file, ExchangeFiles::xliff, LARGEST), XLIFF, file, "xlf");
    }

    @GetMapping("/translations/exchange/translations.csv")
    ResponseEntity<byte[]> csv(Form form, Page page) {
        var file = file(form, page);
        return download(
                ExchangeFiles.parts(file, ExchangeFiles::csv, LARGEST), new MediaType("text", "csv"), file, "csv");
    }

    /** Shows at once what became of each row; bringing the same file again changes nothing. */
    @PostMapping("/translations/exchange/import")
    String bring(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile sent,
            Form form,
            Model model,
            Page page,
            Visitor visitor,
            HttpServletResponse response) {
        try {
            if (sent == null || sent.isEmpty()) {
                throw new Refused("file", "texts.refused.noFile");
            }
            if (sent.getSize() > LARGEST) {
                throw new Refused("file", "texts.refused.largeFile", LARGEST >> 20);
            }
            var file = ExchangeFiles.read(sent.getBytes());
            if (!page.cityLanguages().contains(file.language())) {
                throw new Refused("file", "texts.refused.otherLanguage", file.language());
            }
            return show(form, model, page, exchange.bring(file, visitor));
        } catch (Refused refused) {
            refused.refusals().forEach(it -> form.refuse(it.field(), it.key(), it.args()));
            response.setStatus(422);
            return show(form, model, page, null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Exchange.File file(Form form, Page page) {
        var main = page.cityLanguages().getFirst();
        var from = page.cityLanguages().contains(form.typed("from")) ? form.typed("from") : main;
        var language = page.cityLanguages().contains(form.typed("language")) ? form.typed("language") : page.lang();
        return exchange.take(from, language, form.typed("what").equals("all"));
    }

    /** One file, or several in an archive where one would be larger than what can be brought back. */
    private static ResponseEntity<byte[]> download(
            List<byte[]> parts, MediaType type, Exchange.File file, String ending) {
        var name = "translations-" + file.from() + "-" + file.language();
        var one = parts.size() == 1;
        return ResponseEntity.ok()
                .contentType(one ? type : new MediaType("application", "zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + (one ? ending : "zip"))
                                .build()
                                .toString())
                .body(one ? parts.getFirst() : archive(parts, name, ending));
    }

    private static byte[] archive(List<byte[]> parts, String name, String ending) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < parts.size(); i++) {
                zip.putNextEntry(new ZipEntry(name + "-" + (i + 1) + "." + ending));
                zip.write(parts.get(i));
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static String show(Form form, Model model, Page page, Exchange.@Nullable Report report) {
        var main = page.cityLanguages().getFirst();
        form.prefill("from", main);
        page.cityLanguages().stream()
                .filter(it -> !it.equals(main))
                .min(Comparator.comparing(it -> !it.equals(page.lang())))
                .ifPresent(it -> form.prefill("language", it));
        form.prefill("what", "open");
        model.addAttribute("form", form);
        model.addAttribute("report", report);
        model.addAttribute(
                "languages",
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList());
        model.addAttribute(
                "amounts",
                List.of(
                        new Option("open", page.say("texts.exchange.open")),
                        new Option("all", page.say("texts.exchange.all"))));
        return "platform/texts/exchange";
    }
}
