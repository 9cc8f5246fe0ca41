package city.koinon.platform.search;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.DeskDoor;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tongue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What people looked for in vain, for those who write and translate what is to be found. */
@Controller
class InVainPages {

    static final int DAYS = 90;

    private final InVain inVain;

    InVainPages(InVain inVain) {
        this.inVain = inVain;
    }

    record Language(Tongue tongue, List<Line> lines) {}

    record Line(String term, int times, String last, String href) {}

    @GetMapping(Page.BASE + "/searches")
    @Access(roles = {Role.EDITOR, Role.COORDINATOR})
    @Transactional(readOnly = true)
    String inVain(Model model, Page page) {
        var byLanguage = new LinkedHashMap<String, List<Line>>();
        for (var it : inVain.since(page.today().minusDays(DAYS))) {
            byLanguage
                    .computeIfAbsent(it.lang(), lang -> new ArrayList<>())
                    .add(new Line(
                            it.term(),
                            it.times(),
                            page.date(it.last()),
                            "/" + page.city() + "/" + it.lang() + "/search?q="
                                    + URLEncoder.encode(it.term(), StandardCharsets.UTF_8)));
        }
        model.addAttribute(
                "languages",
                byLanguage.entrySet().stream()
                        .map(it -> new Language(Tongue.of(it.getKey()), it.getValue()))
                        .sorted(Comparator.comparingInt(it -> {
                            var place = page.cityLanguages().indexOf(it.tongue().tag());
                            return place < 0 ? Integer.MAX_VALUE : place;
                        }))
                        .toList());
        model.addAttribute("days", DAYS);
        model.addAttribute("fewest", InVain.FEWEST);
        return "platform/search/in-vain";
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        DeskDoor searchesFromTheDesk() {
            return new DeskDoor(60, Set.of(Role.EDITOR, Role.COORDINATOR), "search.inVain", "/searches");
        }
    }
}
