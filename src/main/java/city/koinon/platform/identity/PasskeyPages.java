package city.koinon.platform.identity;

import city.koinon.platform.kernel.Access;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Visitor;
import city.koinon.platform.kernel.Who;
import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Form;
import city.koinon.platform.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passkeys: the page that lists them, and what the script in the browser asks and answers. */
@Controller
@RequestMapping(Page.BASE)
class PasskeyPages {

    private static final int LONGEST_ANSWER = 100_000;
    private static final int TRIES_FROM_ONE_PLACE = 120;

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /**
     * @param sleeping roles that wait for a passkey
     * @param mayAdd   whoever has one already adds another only after coming in with it
     */
    public record PasskeysPage(
            List<Passkeys.Passkey> passkeys,
            List<String> sleeping,
            boolean mayAdd,
            @Nullable String passkeysAt,
            String next) {}

    private final Passkeys passkeys;
    private final SignIn signIn;
    private final WhoIsThere who;
    private final Letters letters;
    private final Knocks knocks;
    private final BaseAddress base;

    PasskeyPages(Passkeys passkeys, SignIn signIn, WhoIsThere who, Letters letters, Knocks knocks, BaseAddress base) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.who = who;
        this.letters = letters;
        this.knocks = knocks;
        this.base = base;
    }

    @PostMapping("/sign-in/passkey/question")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> askAnybody(Page page, HttpServletRequest request) {
        return answer(page, () -> {
            if (knocks.tooMany("passkey from", request.getRemoteAddr(), TRIES_FROM_ONE_PLACE)) {
                throw new Refused("", "identity.refused.tooOften");
            }
            return passkeys.askToSignIn();
        });
    }

    @PostMapping("/sign-in/passkey")
    @Access(Who.EVERYBODY)
    ResponseEntity<byte[]> enter(
            @RequestBody(required = false) byte @Nullable [] body, Page page, HttpServletRequest request) {
        return answer(page, () -> {
            var said = read(body);
            var account = passkeys.signIn(
                    question(said),
                    credential(said, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {}));
            signIn.in(request, account, Way.PASSKEY);
            return Map.of("go", page.to(Next.after(said.path("next").asString(""))));
        });
    }

    @GetMapping("/account/passkeys")
    @Access(Who.SIGNED_IN)
    String list(Form form, Model model, Page page, Visitor visitor, HttpServletRequest request) {
        var mine = passkeys.of(visitor.accountId());
        var here = base.is(request.getScheme(), String.valueOf(request.getHeader("Host")));
        model.addAttribute("form", form);
        model.addAttribute(
                "passkeys",
                new PasskeysPage(
                        mine,
                        who.there(request).standing().dormant().stream()
                                .map(grant -> page.say(grant.role()))
                                .distinct()
                                .sorted()
                                .toList(),
                        mine.isEmpty() || visitor.strong(),
                        here ? null : base.to(page.to("/account/passkeys")),
                        Next.path(form.typed("next"))));
        return "platform/identity/passkeys";
    }

    @PostMapping("/account/passkeys/question")
    @Access(Who.SIGNED_IN)
    ResponseEntity<byte[]> askToRegister(Page page, Visitor visitor) {
        return answer(page, () -> {
            mayAdd(visitor);
            return passkeys.askToRegister(visitor.accountId(), page.cityName());
        });
    }

    @PostMapping("/account/passkeys")
    @Access(Who.SIGNED_IN)
    ResponseEntity<byte[]> register(
            @RequestBody(required = false) byte @Nullable [] body,
            Page page,
            Visitor visitor,
            HttpServletRequest request) {
        return answer(page, () -> {
            mayAdd(visitor);
            var said = read(body);
            var label = label(said.path("label").asString(""), page);
            var account = visitor.accountId();
            var passkey = passkeys.register(
                    account,
                    page.cityName(),
                    question(said),
                    credential(said, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {}),
                    label);
            letters.passkeyAdded(account, passkey, label);
            // The passkey has just answered: this session is as good as one that came in with it.
            signIn.in(request, account, Way.PASSKEY);
            var next = Next.path(said.path("next").asString(""));
            return Map.of("go", page.to(next.isEmpty() ? "/account/passkeys" : next));
        });
    }

    @PostMapping("/account/passkeys/{passkey}/remove")
    @Access(Who.SIGNED_IN)
    RedirectView remove(@PathVariable UUID passkey, Page page, Visitor visitor) {
        // Otherwise whoever reads the mail could put a key of their own in its place.
        if (!visitor.strong()) {
            throw new Refused("", "identity.refused.passkeyToRemove");
        }
        letters.passkeyRemoved(visitor.accountId(), passkey, passkeys.remove(visitor.accountId(), passkey));
        return new RedirectView(page.to("/account/passkeys"));
    }

    private void mayAdd(Visitor visitor) {
        if (!visitor.strong() && !passkeys.of(visitor.accountId()).isEmpty()) {
            throw new Refused("", "identity.refused.passkeyFirst");
        }
    }

    private static String label(String typed, Page page) {
        var label = typed.strip().replaceAll("\\p{C}", "");
        if (label.isEmpty()) {
            return page.say("identity.passkeys.label", page.date(page.now()));
        }
        return label.substring(
                0,
                label.offsetByCodePoints(0, Math.min(Passkeys.LONGEST_LABEL, label.codePointCount(0, label.length()))));
    }

    private static JsonNode read(byte @Nullable [] body) {
        if (body == null || body.length > LONGEST_ANSWER) {
            throw new Refused("", "identity.refused.passkeyWrong");
        }
        return JSON.readTree(body);
    }

    private static UUID question(JsonNode said) {
        try {
            return UUID.fromString(said.path("question").asString(""));
        } catch (IllegalArgumentException nonsense) {
            throw new Refused("", "identity.refused.passkeyLate");
        }
    }

    private static <T> T credential(JsonNode said, TypeReference<T> type) {
        T credential = JSON.treeToValue(said.path("credential"), JSON.constructType(type));
        if (credential == null) {
            throw new Refused("", "identity.refused.passkeyWrong");
        }
        return credential;
    }

    private static ResponseEntity<byte[]> answer(Page page, Supplier<Object> work) {
        try {
            return json(200, work.get());
        } catch (Refused refused) {
            var first = refused.refusals().getFirst();
            return json(422, Map.of("error", page.say(first.key(), first.args())));
        } catch (JacksonException | IllegalArgumentException nonsense) {
            return json(422, Map.of("error", page.say("identity.refused.passkeyWrong")));
        }
    }

    private static ResponseEntity<byte[]> json(int status, Object value) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(value));
    }
}
