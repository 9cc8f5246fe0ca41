package city.koinon.platform.ledger;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The city's coordinator removes words from the record where the law demands it, and says publicly that and why. */
@Controller
@RequestMapping(Page.BASE + "/acts/{seq:\\d{1,18}}/erase")
@Access(roles = Role.COORDINATOR)
class EraseForms {

    private static final int SHORTEST = 20;

    private final Ledger ledger;
    private final Tellers tellers;

    EraseForms(Ledger ledger, Tellers tellers) {
        this.ledger = ledger;
        this.tellers = tellers;
    }

    @GetMapping
    String ask(@PathVariable long seq, Form form, Model model, Page page) {
        var act = ledger.find(seq).orElseThrow(() -> new NotFound("act " + seq));
        model.addAttribute("form", form);
        model.addAttribute("act", act);
        model.addAttribute("moment", tellers.tell(act, page));
        model.addAttribute(
                "grounds",
                Stream.of(Erased.Ground.values())
                        .map(it -> new Option(it.name(), page.say(it)))
                        .toList());
        return "platform/ledger/erase";
    }

    @PostMapping
    String erase(@PathVariable long seq, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var ground = form.choice("ground", Erased.Ground.class);
                    var reason = form.text("reason", 1_000);
                    form.check(
                            reason.isEmpty() || reason.length() >= SHORTEST,
                            "reason",
                            "ledger.refused.reasonTooShort",
                            SHORTEST);
                    form.done();
                    ledger.erase(seq, ground, Map.of(page.lang(), reason), visitor);
                    return "redirect:" + page.to("/acts/" + seq);
                },
                () -> ask(seq, form, model, page));
    }
}
