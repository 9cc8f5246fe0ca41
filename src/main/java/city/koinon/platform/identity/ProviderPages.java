package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to the city's provider and back, and the form in which a coordinator names it. */
@Controller
@RequestMapping(Page.BASE)
class ProviderPages {

    private static final String STATE = "koinon.errand.state";
    private static final String NONCE = "koinon.errand.nonce";
    private static final String VERIFIER = "koinon.errand.verifier";
    private static final String NEXT = "koinon.errand.next";
    private static final String LANG = "koinon.errand.lang";

    /** @param redirect what the provider must be told */
    public record ProviderPage(boolean set, String redirect) {}

    private final Provider provider;
    private final SignIn signIn;
    private final SignInPages door;
    private final Audit audit;

    ProviderPages(Provider provider, SignIn signIn, SignInPages door, Audit audit) {
        this.provider = provider;
        this.signIn = signIn;
        this.door = door;
        this.audit = audit;
    }

    /** A link and no form, because the policy for forms lets them lead nowhere but to us. */
    @GetMapping("/sign-in/provider")
    @Access(Who.EVERYBODY)
    Object away(Form form, Model model, Page page, HttpServletRequest request, HttpServletResponse response) {
        if (provider.settings().isEmpty()) {
            return "redirect:" + page.to("/sign-in");
        }
        var errand = Provider.Errand.begin(Next.path(form.typed("next")));
        try {
            var address = provider.address(errand, provider.redirect(page));
            remember(request.getSession(true), errand, page.lang());
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, URI.create(address).toString())
                    .build();
        } catch (Refused silent) {
            return again(new Refused("", "identity.refused.providerSilent"), form, model, page, request, response);
        }
    }

    @GetMapping("/sign-in/provider/back")
    @Access(Who.EVERYBODY)
    String back(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var session = request.getSession(false);
        if (session == null
                || text(session, STATE).isEmpty()
                || !text(session, STATE).equals(state)
                || code.isEmpty()) {
            return again(new Refused("", "identity.refused.provider"), form, model, page, request, response);
        }
        var errand = new Provider.Errand(
                text(session, STATE), text(session, NONCE), text(session, VERIFIER), text(session, NEXT));
        var lang = text(session, LANG);
        session.removeAttribute(STATE);
        try {
            var account = provider.account(errand, provider.redirect(page), state, code, lang);
            signIn.in(request, account, Way.PROVIDER);
            return "redirect:/" + page.city() + "/" + lang + Next.after(errand.next());
        } catch (Refused refused) {
            return again(refused, form, model, page, request, response);
        }
    }

    @GetMapping("/accounts/provider")
    @Access(roles = {Role.COORDINATOR, Role.OPERATOR})
    String form(Form form, Model model, Page page) {
        var settings = provider.settings();
        settings.ifPresent(it -> {
            form.prefill("issuer", it.issuer());
            form.prefill("client", it.client());
            form.prefill("label", it.label());
            form.prefill("version", it.version());
            if (it.opensAccounts() && !form.fields().contains("once")) {
                form.prefill("opens", "yes");
            }
        });
        if (form.changed()) {
            form.put("version", settings.map(Provider.Settings::version).orElse(0));
        }
        form.prefill("version", 0);
        form.put("secret", "");
        model.addAttribute("form", form);
        model.addAttribute("provider", new ProviderPage(settings.isPresent(), provider.redirect(page)));
        return "platform/identity/provider";
    }

    @PostMapping("/accounts/provider")
    @Access(roles = {Role.COORDINATOR, Role.OPERATOR})
    String set(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    if (form.ticked("remove")) {
                        provider.remove();
                        audit.note(Audit.Kind.PROVIDER_CHANGED, visitor.account(), null, "", "");
                        return "redirect:" + page.to("/accounts");
                    }
                    var kept = provider.settings();
                    var issuer = form.text("issuer", 300);
                    var client = form.text("client", 200);
                    var secret = kept.isPresent() ? form.optional("secret", 500) : form.text("secret", 500);
                    var label = form.text("label", 60);
                    var version = form.version();
                    form.done();
                    provider.set(new Provider.Settings(
                            issuer.replaceAll("/+$", ""),
                            client,
                            secret != null
                                    ? secret
                                    : kept.map(Provider.Settings::secret).orElse(""),
                            label,
                            form.ticked("opens"),
                            version));
                    audit.note(Audit.Kind.PROVIDER_CHANGED, visitor.account(), null, "", issuer);
                    return "redirect:" + page.to("/accounts");
                },
                () -> form(form, model, page));
    }

    private String again(
            Refused refused,
            Form form,
            Model model,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        refused.refusals().forEach(it -> form.refuse("", it.key(), it.args()));
        response.setStatus(422);
        return door.door(form, model, page, request);
    }

    private static void remember(HttpSession session, Provider.Errand errand, String lang) {
        session.setAttribute(STATE, errand.state());
        session.setAttribute(NONCE, errand.nonce());
        session.setAttribute(VERIFIER, errand.verifier());
        session.setAttribute(NEXT, errand.next());
        session.setAttribute(LANG, lang);
    }

    private static String text(HttpSession session, String name) {
        return session.getAttribute(name) instanceof String text ? text : "";
    }
}
