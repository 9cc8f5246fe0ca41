package city.koinon.platform.notices;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How the mail is doing, for who runs the installation: numbers and reasons, never words or whole addresses. */
@Controller
@RequestMapping(Page.BASE)
@Access(roles = {Role.OPERATOR, Role.COORDINATOR})
class DeliveryPages {

    private static final int MOST = 200;

    private final Outbox outbox;
    private final Post post;

    DeliveryPages(Outbox outbox, Post post) {
        this.outbox = outbox;
        this.post = post;
    }

    record Deliveries(boolean server, Map<DeliveryState, Long> counts, List<Mail> troubled) {

        boolean givenUp() {
            return counts.getOrDefault(DeliveryState.FAILED, 0L) > 0;
        }

        /** {@code m…@levadia.gr}: enough to see which mail server is meant. */
        static String masked(Mail mail) {
            var address = mail.address();
            var at = address == null ? -1 : address.indexOf('@');
            return at < 1 || address == null ? "" : address.charAt(0) + "…" + address.substring(at);
        }
    }

    @GetMapping("/deliveries")
    @Transactional(readOnly = true)
    String deliveries(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("deliveries", new Deliveries(post.open(), outbox.counts(), outbox.troubled(MOST)));
        return "platform/notices/deliveries";
    }

    @PostMapping("/deliveries")
    String again(Form form, Page page, Model model) {
        return form.submit(
                () -> {
                    outbox.tryAgain();
                    return "redirect:" + page.to("/deliveries");
                },
                () -> deliveries(form, model));
    }
}
