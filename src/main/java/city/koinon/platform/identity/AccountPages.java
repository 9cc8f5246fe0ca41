package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.Tables;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What somebody sees and decides about themselves. */
@Controller
@RequestMapping(Page.BASE + "/account")
@Access(Who.SIGNED_IN)
class AccountPages {

    /** @param withheld roles that do not count because the account also administers */
    public record AccountPage(
            @Nullable String email,
            List<Option> languages,
            List<String> roles,
            List<String> sleeping,
            List<String> withheld,
            List<Sessions.Open> sessions,
            int passkeys) {}

    private final Accounts accounts;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Letters letters;
    private final Knocks knocks;
    private final WhoIsThere who;
    private final Farewell farewell;
    private final SignIn signIn;

    AccountPages(
            Accounts accounts,
            Passkeys passkeys,
            Sessions sessions,
            Letters letters,
            Knocks knocks,
            WhoIsThere who,
            Farewell farewell,
            SignIn signIn) {
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.letters = letters;
        this.knocks = knocks;
        this.who = who;
        this.farewell = farewell;
        this.signIn = signIn;
    }

    @GetMapping
    String mine(Form form, Model model, Page page, Visitor visitor, HttpServletRequest request) {
        var details = accounts.details(visitor.accountId());
        var again = form.fields().contains("once");
        form.prefill("name", details.name());
        form.prefill("lang", details.lang());
        form.prefill("displayName", details.displayName());
        if (!again && details.realName()) {
            form.prefill("realName", "yes");
        }
        if (!again || form.changed()) {
            form.put("version", details.version());
        }
        model.addAttribute("form", form);
        model.addAttribute("account", page(page, visitor, request));
        return "platform/identity/account";
    }

    @PostMapping
    String change(Form form, Model model, Page page, Visitor visitor, HttpServletRequest request) {
        return form.submit(
                () -> {
                    var name = form.text("name", Accounts.LONGEST_NAME);
                    var displayName = form.text("displayName", 60);
                    var lang = form.typed("lang");
                    form.check(page.cityLanguages().contains(lang), "lang", "ui.refused.choice");
                    var version = form.version();
                    form.done();
                    accounts.change(
                            visitor.accountId(),
                            new Accounts.Details(name, lang, displayName, form.ticked("realName"), version));
                    return "redirect:" + page.to("/account?saved");
                },
                () -> mine(form, model, page, visitor, request));
    }

    @GetMapping("/address")
    String address(Form form, Model model) {
        model.addAttribute("form", form);
        return "platform/identity/address";
    }

    @PostMapping("/address")
    String moveTo(Form form, Model model, Page page, Visitor visitor) {
        var tooOften = knocks.tooMany("address of", visitor.accountId().toString(), 5);
        return form.submit(
                () -> {
                    var typed = form.text("email", Accounts.LONGEST_ADDRESS);
                    form.check(!tooOften, "email", "identity.refused.tooOften");
                    form.done();
                    letters.confirmAddress(visitor.accountId(), Accounts.address(typed));
                    return "redirect:" + page.to("/account/address/sent");
                },
                () -> address(form, model));
    }

    @GetMapping("/address/sent")
    String sent() {
        return "platform/identity/link-sent";
    }

    @PostMapping("/sessions/end")
    String endOthers(Page page, Visitor visitor, HttpServletRequest request) {
        sessions.endOthers(visitor.accountId(), here(request));
        return "redirect:" + page.to("/account");
    }

    @PostMapping("/sessions/{session:[A-Za-z0-9_-]{43}}/end")
    String end(@PathVariable String session, Page page, Visitor visitor) {
        sessions.end(visitor.accountId(), session);
        return "redirect:" + page.to("/account");
    }

    @GetMapping("/export.json")
    ResponseEntity<byte[]> export(Page page, Visitor visitor) {
        var file = Tables.json(farewell.everythingAbout(visitor.accountId()));
        return ResponseEntity.ok()
                .headers(headers -> headers.putAll(file.getHeaders()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("koinon-" + page.city() + ".json")
                                .build()
                                .toString())
                .body(file.getBody());
    }

    @GetMapping("/erase")
    String beforeErasing(Form form, Model model) {
        model.addAttribute("form", form);
        return "platform/identity/erase";
    }

    @PostMapping("/erase")
    String erase(Form form, Model model, Page page, Visitor visitor, HttpServletRequest request) {
        var account = visitor.accountId();
        var answer = form.submit(
                () -> {
                    if (!form.ticked("sure")) {
                        throw new Refused("sure", "identity.refused.sure");
                    }
                    farewell.erase(account);
                    return "redirect:" + page.to("/sign-in/farewell");
                },
                () -> beforeErasing(form, model));
        if (answer.startsWith("redirect:")) {
            sessions.endOthers(account, null);
            signIn.out(request);
        }
        return answer;
    }

    private AccountPage page(Page page, Visitor visitor, HttpServletRequest request) {
        var account = accounts.get(visitor.accountId());
        var standing = who.there(request).standing();
        return new AccountPage(
                account.email(),
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList(),
                names(page, standing.active()),
                names(page, standing.dormant()),
                names(page, standing.withheld()),
                sessions.of(account.id(), here(request)),
                passkeys.of(account.id()).size());
    }

    static List<String> names(Page page, java.util.Set<Grant> grants) {
        return grants.stream()
                .map(Grant::role)
                .distinct()
                .sorted()
                .map(page::say)
                .toList();
    }

    private static @Nullable String here(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
