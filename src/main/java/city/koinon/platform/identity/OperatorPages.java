package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the link on the console leads: the first operator says who they are and is in. */
@Controller
@RequestMapping(Page.BASE + "/enter")
@Access(Who.EVERYBODY)
class OperatorPages {

    public record EnterPage(boolean good) {}

    private final Operators operators;
    private final Links links;
    private final Knocks knocks;
    private final SignIn signIn;

    OperatorPages(Operators operators, Links links, Knocks knocks, SignIn signIn) {
        this.operators = operators;
        this.links = links;
        this.knocks = knocks;
        this.signIn = signIn;
    }

    @GetMapping
    String form(Form form, Model model, Page page, HttpServletResponse response) {
        onlyInTheLeague();
        var good = links.peek(form.typed("key"))
                .filter(OperatorPages::forOperators)
                .isPresent();
        if (!good) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        model.addAttribute("form", form);
        model.addAttribute("enter", new EnterPage(good));
        return "platform/identity/enter";
    }

    @PostMapping
    String enter(Form form, Model model, Page page, HttpServletRequest request, HttpServletResponse response) {
        onlyInTheLeague();
        var tooOften = knocks.tooMany("operator from", request.getRemoteAddr(), 30);
        var entered = new Object() {
            @Nullable
            UUID account;
        };
        var answer = form.submit(
                () -> {
                    var name = form.text("name", Accounts.LONGEST_NAME);
                    var email = form.text("email", Accounts.LONGEST_ADDRESS);
                    form.check(!tooOften, "", "identity.refused.tooOften");
                    form.done();
                    var link = links.peek(form.typed("key"))
                            .filter(OperatorPages::forOperators)
                            .flatMap(it -> links.use(form.typed("key")));
                    if (link.isEmpty()) {
                        throw new Refused("", "identity.refused.link");
                    }
                    entered.account = operators.enter(name, email, page.lang());
                    return "redirect:" + page.to("/account/passkeys");
                },
                () -> form(form, model, page, response));
        if (entered.account != null) {
            signIn.in(request, entered.account, Way.CONSOLE);
        }
        return answer;
    }

    private static boolean forOperators(Links.Link link) {
        return link.purpose() == Links.Purpose.OPERATOR;
    }

    private static void onlyInTheLeague() {
        if (!CurrentCity.slug().equals(CurrentCity.LEAGUE)) {
            throw new NotFound("operators of a city");
        }
    }
}
