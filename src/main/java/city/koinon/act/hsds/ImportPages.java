package city.koinon.act.hsds;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where an editor brings services from elsewhere, and reads what became of each row. */
@Controller
@RequestMapping(Page.BASE)
class ImportPages {

    /** Of what is pasted; a file may be larger. */
    private static final int MOST = 199_999;

    private final Importer importer;

    ImportPages(Importer importer) {
        this.importer = importer;
    }

    record Fields(List<Option> languages) {}

    @GetMapping("/services/import")
    @Access(roles = Role.EDITOR)
    String form(Form form, Model model, Page page) {
        form.prefill("lang", page.lang());
        model.addAttribute("form", form);
        model.addAttribute(
                "fields",
                new Fields(page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList()));
        return "act/hsds/import";
    }

    /** Each row is kept in a transaction of its own, so this is none: bringing the same twice does nothing the second time. */
    @PostMapping("/services/import")
    @Access(roles = Role.EDITOR)
    String bring(
            Form form,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            Page page,
            Visitor visitor,
            jakarta.servlet.http.HttpServletResponse response) {
        try {
            var lang = form.typed("lang");
            form.check(page.cityLanguages().contains(lang), "lang", "ui.refused.choice");
            var json = json(form, file);
            form.done();
            var report = importer.bring(json, lang, visitor);
            form.check(!report.isNoJson(), file == null || file.isEmpty() ? "json" : "file", "hsds.refused.json");
            form.done();
            model.addAttribute("report", report);
            return "act/hsds/report";
        } catch (Refused refused) {
            refused.refusals().forEach(it -> form.refuse(it.field(), it.key(), it.args()));
            response.setStatus(422);
            return form(form, model, page);
        }
    }

    private static String json(Form form, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return form.text("json", MOST);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString()
                    .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException notOurs) {
            form.refuse("file", "hsds.refused.encoding");
            return "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
