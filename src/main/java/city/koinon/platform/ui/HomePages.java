package city.koinon.platform.ui;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Who;
import gg.jte.Content;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;

/** The home of a city: the chain with true numbers, and what each room has to show first. */
@Controller
public class HomePages {

    private final Supplier<List<HomePart>> parts;
    private final Supplier<List<ChainFigure>> figures;

    HomePages(ObjectProvider<HomePart> parts, ObjectProvider<ChainFigure> figures) {
        this.parts = SingletonSupplier.of(() ->
                parts.stream().sorted(Comparator.comparingInt(HomePart::order)).toList());
        this.figures = SingletonSupplier.of(() -> figures.stream().toList());
    }

    @GetMapping(Page.BASE)
    @Access(Who.EVERYBODY)
    @Transactional(readOnly = true)
    String home(Model model, Page page) {
        if (page.city().equals(CurrentCity.LEAGUE)) {
            return "redirect:/";
        }
        var wide = contents(page, false);
        var aside = contents(page, true);
        model.addAttribute("home", new Home(chain(page), wide, aside));
        return "platform/ui/home";
    }

    public record Home(Map<ChainFigure.Link, ChainFigure.Figure> chain, List<Content> wide, List<Content> aside) {}

    private Map<ChainFigure.Link, ChainFigure.Figure> chain(Page page) {
        var chain = new EnumMap<ChainFigure.Link, ChainFigure.Figure>(ChainFigure.Link.class);
        figures.get().forEach(it -> chain.put(it.link(), it.figure(page)));
        return chain;
    }

    private List<Content> contents(Page page, boolean aside) {
        return parts.get().stream()
                .filter(it -> it.aside() == aside)
                .map(it -> it.render(page))
                .flatMap(Optional::stream)
                .toList();
    }
}
