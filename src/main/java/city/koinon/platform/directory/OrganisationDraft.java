package city.koinon.platform.directory;

import city.koinon.platform.municipality.Names;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a coordinator says about an organisation. */
public record OrganisationDraft(
        Map<String, String> name,
        Organisation.Kind kind,
        Level level,
        String contact,
        @Nullable String website) {

    static OrganisationDraft from(Form form, Page page) {
        return new OrganisationDraft(
                Names.from(form, "name", 160, page.cityLanguages(), page.lang()),
                form.choice("kind", Organisation.Kind.class),
                form.choice("level", Level.class),
                Optional.ofNullable(form.optional("contact", 1000)).orElse(""),
                website(form));
    }

    static void prefill(Form form, Organisation organisation) {
        Names.prefill(form, "name", organisation.name());
        form.prefill("kind", organisation.kind());
        form.prefill("level", organisation.level());
        form.prefill("contact", organisation.contact());
        form.prefill("website", organisation.website());
        form.prefill("version", organisation.version());
    }

    private static @Nullable String website(Form form) {
        var typed = form.optional("website", 300);
        if (typed == null) {
            return null;
        }
        var address = typed.matches("(?i)https?://.*") ? typed : "https://" + typed;
        try {
            var uri = URI.create(address);
            form.check(uri.getHost() != null && uri.getHost().contains("."), "website", "directory.refused.website");
        } catch (IllegalArgumentException notAnAddress) {
            form.refuse("website", "directory.refused.website");
        }
        return address;
    }
}
