package city.koinon.platform.directory;

import city.koinon.platform.municipality.Names;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a coordinator says about an office. */
public record OfficeDraft(
        Map<String, String> name, Level level, @Nullable UUID reportsTo, String contact, boolean external) {

    static OfficeDraft from(Form form, Page page) {
        return new OfficeDraft(
                Names.from(form, "name", 160, page.cityLanguages(), page.lang()),
                form.choice("level", Level.class),
                form.optionalId("reportsTo"),
                Optional.ofNullable(form.optional("contact", 1000)).orElse(""),
                form.ticked("external"));
    }

    static void prefill(Form form, Office office) {
        Names.prefill(form, "name", office.name());
        form.prefill("level", office.level());
        form.prefill("reportsTo", office.reportsTo());
        form.prefill("contact", office.contact());
        if (office.external()) {
            form.prefill("external", "true");
        }
        form.prefill("version", office.version());
    }
}
