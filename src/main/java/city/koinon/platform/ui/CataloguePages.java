package city.koinon.platform.ui;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Who;
import gg.jte.Content;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component of the house as it is used, with what makes it work for everyone. Rooms add theirs through {@link Example}. */
@Controller
class CataloguePages {

    private final ObjectProvider<Example> examples;

    CataloguePages(ObjectProvider<Example> examples) {
        this.examples = examples;
    }

    @GetMapping(Page.BASE + "/catalogue")
    @Access(Who.DEMONSTRATION)
    String catalogue(Model model, Page page) {
        model.addAttribute(
                "shown",
                examples.stream()
                        .sorted(Comparator.comparing(Example::name))
                        .map(it -> new ShownExample(it.name(), page.say(it.key()), it.render(page)))
                        .toList());
        return "platform/ui/catalogue";
    }

    record ShownExample(String name, String about, Content content) {}
}
