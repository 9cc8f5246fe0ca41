package city.koinon.platform.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stylesheets and scripts under names that change with their content, so that a reader's copy is valid for ever. */
@Component
public class Assets {

    static final Assets NONE = new Assets(Map.of());

    private final Map<String, String> hashed;

    Assets() {
        this(manifest());
    }

    private Assets(Map<String, String> hashed) {
        this.hashed = hashed;
    }

    /** {@code /assets/koinon.1a2b3c.css} for {@code koinon.css}. */
    public String path(String name) {
        return "/assets/" + hashed.getOrDefault(name, name);
    }

    boolean has(String name) {
        return hashed.containsKey(name);
    }

    private static Map<String, String> manifest() {
        var file = new ClassPathResource("assets/manifest.json");
        if (!file.exists()) {
            return Map.of();
        }
        try (var in = file.getInputStream()) {
            return new JsonMapper().readValue(in, new TypeReference<Map<String, String>>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
