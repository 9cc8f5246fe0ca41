package city.koinon.act.hsds;

import city.koinon.act.services.NewWording;
import city.koinon.act.services.Provider;
import city.koinon.act.services.Providers;
import city.koinon.platform.directory.Level;
import city.koinon.platform.directory.Organisation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes organisations of HSDS into the city's directory. */
@Component
class TakeOrganisations {

    private final Providers providers;
    private final Brought brought;

    TakeOrganisations(Providers providers, Brought brought) {
        this.providers = providers;
        this.brought = brought;
    }

    /** @return whether it was not known before */
    boolean take(JsonNode node, Row row) {
        var id = Said.id(node, "id");
        var said = new Said(node, row.lang(), brought.last("organization", id, row.lang()));
        // A file of services repeats the same organisation in each of them: once is enough.
        if (said.says("whole", node.toString())) {
            var before = providers.hold(id).orElse(null);
            row.kept(providers.keep(id, draft(said, before, row.lang()), null, row.by()));
            brought.keep("organization", id, row.lang(), said.members());
            return before == null;
        }
        return false;
    }

    boolean knows(UUID id) {
        return providers.find(id).isPresent();
    }

    private static Providers.Draft draft(Said said, @Nullable Provider before, String lang) {
        var name = said.at("name").asString();
        var description = said.text("description");
        return new Providers.Draft(
                said.says("name") ? named(name, before, lang) : names(before),
                before == null ? Organisation.Kind.OTHER : before.organisation().kind(),
                before == null ? Level.PARTNER : before.organisation().level(),
                said.string(
                        "website", before == null ? null : before.organisation().website()),
                said.says("description")
                        ? NewWording.in(lang, name.equals(description) ? null : description)
                        : NewWording.unchanged(),
                said.phone(before == null ? null : before.phone()),
                said.string("email", before == null ? null : before.email()));
    }

    private static Map<String, String> named(String name, @Nullable Provider before, String lang) {
        var names = new LinkedHashMap<>(names(before));
        // In another language than its own it may only have stood in for a name nobody has translated.
        if (!names.containsValue(name) || names.containsKey(lang)) {
            names.put(lang, name);
        }
        return names;
    }

    private static Map<String, String> names(@Nullable Provider before) {
        return before == null ? Map.of() : before.organisation().name();
    }
}
