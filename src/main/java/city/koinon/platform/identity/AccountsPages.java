package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.Grant;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Role;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Option;
import city.koinon.platform.ui.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the coordinator of a city, or the operators of the installation, let people in and say what they may do. */
@Controller
@RequestMapping(Page.BASE + "/accounts")
@Access(roles = {Role.COORDINATOR, Role.OPERATOR})
class AccountsPages {

    private static final int LATEST = 200;

    public record AccountRow(UUID id, String name, String email, List<String> roles, boolean open) {}

    /** @param derived follows from a mandate or a term and is ended there */
    public record GrantRow(Grant grant, String role, String scope, boolean derived, boolean withheld) {}

    public record OneAccount(
            AccountView account, List<GrantRow> grants, List<Option> roles, int passkeys, boolean me) {}

    public record AuditRow(Audit.Entry entry, String account, String about) {}

    private final Accounts accounts;
    private final Letters letters;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Audit audit;
    private final ObjectProvider<ScopeSource> scopes;

    AccountsPages(
            Accounts accounts,
            Letters letters,
            Passkeys passkeys,
            Sessions sessions,
            Audit audit,
            ObjectProvider<ScopeSource> scopes) {
        this.accounts = accounts;
        this.letters = letters;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.audit = audit;
        this.scopes = scopes;
    }

    @GetMapping
    String all(Model model, Page page) {
        var roles = accounts.rolesGiven();
        model.addAttribute(
                "accounts",
                accounts.all().stream()
                        .map(it -> new AccountRow(
                                it.id(),
                                it.name(),
                                it.email() == null ? "" : it.email(),
                                roles.getOrDefault(it.id(), Set.of()).stream()
                                        .map(page::say)
                                        .toList(),
                                it.open()))
                        .toList());
        return "platform/identity/accounts";
    }

    @GetMapping("/new")
    String invitation(Form form, Model model, Page page) {
        form.prefill("lang", page.cityLanguages().getFirst());
        model.addAttribute("form", form);
        model.addAttribute(
                "languages",
                page.tongues().stream()
                        .map(it -> new Option(it.tag(), it.name()))
                        .toList());
        return "platform/identity/invitation";
    }

    @PostMapping("/new")
    String invite(Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var name = form.text("name", Accounts.LONGEST_NAME);
                    var email = form.text("email", Accounts.LONGEST_ADDRESS);
                    var lang = form.typed("lang");
                    form.check(page.cityLanguages().contains(lang), "lang", "ui.refused.choice");
                    form.done();
                    var known = accounts.byAddress(email).map(AccountView::id);
                    var account = known.orElseGet(() -> accounts.open(email, name, lang));
                    if (known.isEmpty()) {
                        letters.invite(account);
                        audit.note(Audit.Kind.INVITED, visitor.account(), account, "", "");
                    }
                    return "redirect:" + page.to("/accounts/" + account + (known.isEmpty() ? "?invited" : ""));
                },
                () -> invitation(form, model, page));
    }

    @GetMapping("/{account}")
    String one(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        var view = accounts.get(account);
        if (view.name().isEmpty()) {
            throw new NotFound("account " + account);
        }
        var given = accounts.given(account);
        var held = accounts.held(account);
        var withheld = Standing.of(held, true).withheld();
        var labels = labels(page);
        var rows = Stream.concat(given.stream(), held.stream())
                .distinct()
                .map(grant -> new GrantRow(
                        grant,
                        page.say(grant.role()),
                        grant.scope() == null ? "" : labels.getOrDefault(grant.scope(), ""),
                        !given.contains(grant),
                        withheld.contains(grant)))
                .toList();
        model.addAttribute("form", form);
        model.addAttribute(
                "one",
                new OneAccount(
                        view, rows, choices(page), passkeys.of(account).size(), account.equals(visitor.account())));
        return "platform/identity/one-account";
    }

    /** Role and scope are one choice, "secretary of the Coexistence Board", because neither says anything alone. */
    @PostMapping("/{account}/grants")
    String grant(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        return form.submit(
                () -> {
                    var choice = form.text("role", 120);
                    form.check(
                            choice.isEmpty()
                                    || choices(page).stream()
                                            .anyMatch(it -> it.value().equals(choice)),
                            "role",
                            "ui.refused.choice");
                    form.done();
                    var parts = choice.split(" ", 2);
                    accounts.grant(
                            account,
                            Role.valueOf(parts[0]),
                            parts.length > 1 ? UUID.fromString(parts[1]) : null,
                            visitor.account());
                    return "redirect:" + page.to("/accounts/" + account);
                },
                () -> one(account, form, model, page, visitor));
    }

    @PostMapping("/{account}/grants/end")
    String end(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        return act(form, account, page, model, visitor, () -> {
            var role = form.choice("role", Role.class);
            var scope = form.optionalId("scope");
            form.done();
            accounts.revoke(account, role, scope, visitor.account());
            return "redirect:" + page.to("/accounts/" + account);
        });
    }

    @PostMapping("/{account}/invite")
    String inviteAgain(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        return act(form, account, page, model, visitor, () -> {
            if (accounts.get(account).open()) {
                letters.invite(account);
                audit.note(Audit.Kind.INVITED, visitor.account(), account, "", "");
            }
            return "redirect:" + page.to("/accounts/" + account + "?invited");
        });
    }

    @PostMapping("/{account}/close")
    String close(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        var answer = act(form, account, page, model, visitor, () -> {
            accounts.close(account, visitor.account());
            return "redirect:" + page.to("/accounts/" + account);
        });
        if (answer.startsWith("redirect:")) {
            sessions.endOthers(account, null);
        }
        return answer;
    }

    @PostMapping("/{account}/reopen")
    String reopen(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        return act(form, account, page, model, visitor, () -> {
            accounts.reopen(account, visitor.account());
            return "redirect:" + page.to("/accounts/" + account);
        });
    }

    /** For somebody who has lost theirs: the next link by mail lets them register a new one. */
    @PostMapping("/{account}/passkeys/remove")
    String removePasskeys(@PathVariable UUID account, Form form, Model model, Page page, Visitor visitor) {
        var answer = act(form, account, page, model, visitor, () -> {
            accounts.get(account);
            var removed = passkeys.removeAll(account);
            if (removed > 0) {
                audit.note(Audit.Kind.PASSKEYS_REMOVED, visitor.account(), account, "", String.valueOf(removed));
            }
            return "redirect:" + page.to("/accounts/" + account);
        });
        if (answer.startsWith("redirect:") && !account.equals(visitor.account())) {
            sessions.endOthers(account, null);
        }
        return answer;
    }

    @GetMapping("/audit")
    @Access(roles = {Role.COORDINATOR, Role.OPERATOR, Role.AUDITOR})
    String audit(Model model) {
        var entries = audit.latest(LATEST);
        var names = accounts.names(entries.stream()
                .flatMap(it -> Stream.of(it.account(), it.about()))
                .filter(it -> it != null)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "entries",
                entries.stream()
                        .map(it -> new AuditRow(it, name(names, it.account()), name(names, it.about())))
                        .toList());
        return "platform/identity/audit";
    }

    private String act(Form form, UUID account, Page page, Model model, Visitor visitor, Supplier<String> action) {
        return form.submit(action, () -> one(account, form, model, page, visitor));
    }

    private static String name(Map<UUID, String> names, @Nullable UUID account) {
        return account == null ? "" : names.getOrDefault(account, Personas.GONE);
    }

    private List<Option> choices(Page page) {
        if (CurrentCity.slug().equals(CurrentCity.LEAGUE)) {
            return List.of(new Option(Role.OPERATOR.name(), page.say(Role.OPERATOR)));
        }
        var choices = new ArrayList<Option>();
        for (var role : Accounts.GIVEN_IN_A_CITY) {
            if (!Accounts.NEED_A_SCOPE.contains(role)) {
                choices.add(new Option(role.name(), page.say(role)));
            }
        }
        scopes.orderedStream()
                .forEach(source -> source.options(page)
                        .forEach(option -> choices.add(new Option(
                                source.role().name() + " " + option.value(),
                                page.say("identity.accounts.roleFor", page.say(source.role()), option.label())))));
        return choices;
    }

    private Map<UUID, String> labels(Page page) {
        var labels = new LinkedHashMap<UUID, String>();
        scopes.orderedStream()
                .forEach(source -> source.options(page)
                        .forEach(option -> labels.put(UUID.fromString(option.value()), option.label())));
        return labels;
    }
}
