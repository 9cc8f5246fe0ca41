package city.koinon.platform.identity;

import city.koinon.platform.ui.BaseAddress;
import city.koinon.platform.ui.Page;
import city.koinon.platform.ui.PageOfTheRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the door writes to people, each in their language. */
@Component
@Transactional
class Letters {

    private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

    private final Links links;
    private final Accounts accounts;
    private final PageOfTheRequest pages;
    private final BaseAddress base;
    private final ObjectProvider<SendsSignInLink> post;

    Letters(
            Links links,
            Accounts accounts,
            PageOfTheRequest pages,
            BaseAddress base,
            ObjectProvider<SendsSignInLink> post) {
        this.links = links;
        this.accounts = accounts;
        this.pages = pages;
        this.base = base;
        this.post = post;
    }

    /** Does as much whether or not somebody has this address, so that nobody can find out. */
    void signIn(String email, String path) {
        var somebody = accounts.byAddress(email);
        var key =
                links.make(Links.Purpose.SIGN_IN, somebody.map(AccountView::id).orElse(null), null, path);
        somebody.ifPresent(account -> {
            var page = pages.outside(account.lang());
            send(
                    key,
                    email,
                    page,
                    "identity.letter.signIn.subject",
                    "identity.letter.signIn.body",
                    account.name(),
                    page.cityName(),
                    link(page, key));
        });
    }

    void invite(UUID id) {
        var account = accounts.get(id);
        var email = account.email();
        if (email == null) {
            return;
        }
        links.forget(Links.Purpose.INVITE, id);
        var key = links.make(Links.Purpose.INVITE, id, null, "");
        var page = pages.outside(account.lang());
        send(
                key,
                email,
                page,
                "identity.letter.invite.subject",
                "identity.letter.invite.body",
                account.name(),
                page.cityName(),
                link(page, key));
    }

    void confirmAddress(UUID id, String newEmail) {
        var account = accounts.get(id);
        links.forget(Links.Purpose.ADDRESS, id);
        var key = links.make(Links.Purpose.ADDRESS, id, newEmail, "/account");
        var page = pages.outside(account.lang());
        send(
                key,
                newEmail,
                page,
                "identity.letter.address.subject",
                "identity.letter.address.body",
                account.name(),
                page.cityName(),
                link(page, key));
    }

    /** Whoever did not add it themselves must learn of it. */
    void passkeyAdded(UUID id, UUID passkey, String label) {
        var account = accounts.get(id);
        if (account.email() == null) {
            return;
        }
        var page = pages.outside(account.lang());
        send(
                passkey.toString(),
                account.email(),
                page,
                "identity.letter.passkey.subject",
                "identity.letter.passkey.body",
                account.name(),
                page.cityName(),
                base.to(page.to("/account/passkeys")),
                label);
    }

    /** Whoever did not remove it themselves must learn of it. */
    void passkeyRemoved(UUID id, UUID passkey, String label) {
        var account = accounts.get(id);
        if (account.email() == null) {
            return;
        }
        var page = pages.outside(account.lang());
        send(
                passkey + " removed",
                account.email(),
                page,
                "identity.letter.passkeyGone.subject",
                "identity.letter.passkeyGone.body",
                account.name(),
                page.cityName(),
                base.to(page.to("/account/passkeys")),
                label);
    }

    private String link(Page page, String key) {
        return base.to(page.to("/sign-in/with?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8)));
    }

    private void send(String key, String to, Page page, String subject, String body, Object... args) {
        var letter = new DoorLetter(
                "identity-" + HexFormat.of().formatHex(Secrets.hash(key), 0, 12),
                to,
                page.wordsLang(),
                page.say(subject, args),
                page.say(body, args));
        post.ifAvailable(it -> it.send(letter));
        if (post.getIfAvailable() == null) {
            LOG.warn("No room sends mail: letter {} was not sent", letter.key());
        }
    }
}
