package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door itself: by passkey, by a one-time link in a mail, or through the city's own provider. */
@Controller
@RequestMapping(Page.BASE)
@Access(Who.EVERYBODY)
class SignInPages {

    private static final int LETTERS_TO_ONE_ADDRESS = 5;
    private static final int LETTERS_FROM_ONE_PLACE = 60;
    private static final int TRIES_FROM_ONE_PLACE = 60;

    /**
     * @param passkeysAt where passkeys work, when this page is shown under another address than the installation's own
     * @param provider   the name of the city's provider
     */
    public record SignInPage(
            @Nullable String passkeysAt, @Nullable String provider, String next) {}

    /** @param purpose null when the link is no longer good */
    public record LinkPage(Links.@Nullable Purpose purpose, String key, String name) {}

    private final SignIn signIn;
    private final Letters letters;
    private final Links links;
    private final Knocks knocks;
    private final Accounts accounts;
    private final Provider provider;
    private final BaseAddress base;

    SignInPages(
            SignIn signIn,
            Letters letters,
            Links links,
            Knocks knocks,
            Accounts accounts,
            Provider provider,
            BaseAddress base) {
        this.signIn = signIn;
        this.letters = letters;
        this.links = links;
        this.knocks = knocks;
        this.accounts = accounts;
        this.provider = provider;
        this.base = base;
    }

    @GetMapping("/sign-in")
    String door(Form form, Model model, Page page, HttpServletRequest request) {
        var here = base.is(request.getScheme(), String.valueOf(request.getHeader(HttpHeaders.HOST)));
        var next = Next.path(form.typed("next"));
        var settings = provider.settings();
        model.addAttribute("form", form);
        model.addAttribute(
                "door",
                new SignInPage(
                        here ? null : base.to(page.to("/sign-in")),
                        settings.map(Provider.Settings::label).orElse(null),
                        next));
        return "platform/identity/sign-in";
    }

    @PostMapping("/sign-in/link")
    String sendLink(Form form, Model model, Page page, HttpServletRequest request) {
        var tooOften = knocks.tooMany("letter from", request.getRemoteAddr(), LETTERS_FROM_ONE_PLACE)
                || knocks.tooMany(
                        "letter to", form.typed("email").strip().toLowerCase(Locale.ROOT), LETTERS_TO_ONE_ADDRESS);
        return form.submit(
                () -> {
                    var typed = form.text("email", Accounts.LONGEST_ADDRESS);
                    form.check(!tooOften, "email", "identity.refused.tooOften");
                    form.done();
                    var email = Accounts.address(typed);
                    letters.signIn(email, Next.path(form.typed("next")));
                    return "redirect:" + page.to("/sign-in/sent");
                },
                () -> door(form, model, page, request));
    }

    @GetMapping("/sign-in/sent")
    String sent() {
        return "platform/identity/link-sent";
    }

    /** Only shows a button: programs that look into mails follow links, and must not use them up. */
    @GetMapping("/sign-in/with")
    String with(@RequestParam(defaultValue = "") String key, Form form, Model model, HttpServletResponse response) {
        var link = links.peek(key).filter(SignInPages::forPeople);
        if (link.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        var account = link.map(Links.Link::account).flatMap(accounts::find);
        model.addAttribute("form", form);
        model.addAttribute(
                "link",
                new LinkPage(
                        link.map(Links.Link::purpose).orElse(null),
                        key,
                        account.map(AccountView::name).orElse("")));
        return "platform/identity/link";
    }

    @PostMapping("/sign-in/with")
    String use(Form form, Model model, Page page, HttpServletRequest request, HttpServletResponse response) {
        if (knocks.tooMany("link from", request.getRemoteAddr(), TRIES_FROM_ONE_PLACE)) {
            response.setStatus(429);
            return with("", form, model, response);
        }
        var key = form.typed("key");
        var entered = new Object() {
            @Nullable
            UUID account;
        };
        var answer = form.submit(
                () -> {
                    var link = links.peek(key).filter(SignInPages::forPeople).flatMap(it -> links.use(key));
                    var account = link.map(Links.Link::account)
                            .flatMap(accounts::find)
                            .filter(AccountView::open);
                    if (link.isEmpty() || account.isEmpty()) {
                        throw new Refused("", "identity.refused.link");
                    }
                    if (link.get().purpose() == Links.Purpose.ADDRESS) {
                        accounts.moveTo(
                                account.get().id(),
                                Optional.ofNullable(link.get().email()).orElse(""));
                        return "redirect:" + page.to("/account");
                    }
                    entered.account = account.get().id();
                    return "redirect:" + page.to(Next.after(link.get().path()));
                },
                () -> with(key, form, model, response));
        if (entered.account != null) {
            signIn.in(request, entered.account, Way.LINK);
        }
        return answer;
    }

    @GetMapping("/sign-in/farewell")
    String farewell() {
        return "platform/identity/farewell";
    }

    @PostMapping("/sign-out")
    String out(Page page, Visitor visitor, HttpServletRequest request) {
        if (visitor.signedIn()) {
            signIn.out(request);
        }
        return "redirect:" + (page.city().equals(CurrentCity.LEAGUE) ? "/" : page.to(""));
    }

    private static boolean forPeople(Links.Link link) {
        return link.purpose() != Links.Purpose.OPERATOR;
    }
}
