package city.koinon.platform.ui;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns a template of one room into content that another room's page can show without knowing it. */
@Component
public class Pieces {

    private final TemplateEngine templates;

    Pieces(TemplateEngine templates) {
        this.templates = templates;
    }

    /** @param template its path without ending: {@code plan/strategy/home-plan} */
    public Content of(String template, Map<String, Object> params) {
        return output -> templates.render(template + ".jte", params, output);
    }
}
