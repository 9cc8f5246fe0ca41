package city.koinon.platform.identity;

import city.koinon.platform.kernel.CurrentCity;
import city.koinon.platform.kernel.NotFound;
import city.koinon.platform.kernel.Refused;
import city.koinon.platform.kernel.Stale;
import city.koinon.platform.ui.BaseAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

/** The city's own OpenID Connect provider: where a town hall already has accounts, its people come in with those. */
@Service
class Provider {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    /** @param opensAccounts whether somebody the provider vouches for gets an account when they have none */
    record Settings(String issuer, String client, String secret, String label, boolean opensAccounts, int version) {}

    /** What must be remembered between leaving for the provider and coming back. */
    record Errand(String state, String nonce, String verifier, String next) {
        static Errand begin(String next) {
            return new Errand(
                    Secrets.text(Secrets.random(24)),
                    Secrets.text(Secrets.random(24)),
                    Secrets.text(Secrets.random(48)),
                    next);
        }
    }

    /** @param checkedEmail null unless the provider itself has checked the address */
    private record Vouched(
            String subject, String name, @Nullable String checkedEmail) {

        static Vouched of(OidcUser user) {
            var subject = Objects.requireNonNull(user.getSubject(), "sub");
            var name = user.getFullName() != null ? user.getFullName() : user.getPreferredUsername();
            var text = name == null || name.isBlank() ? subject : name.strip();
            return new Vouched(
                    subject,
                    text.length() > Accounts.LONGEST_NAME ? text.substring(0, Accounts.LONGEST_NAME) : text,
                    Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null);
        }
    }

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final BaseAddress base;
    private final TransactionTemplate transaction;
    private final Map<String, ClientRegistration> discovered = new ConcurrentHashMap<>();
    private final OidcAuthorizationCodeAuthenticationProvider checks =
            new OidcAuthorizationCodeAuthenticationProvider(tokens(), new OidcUserService());

    Provider(JdbcClient jdbc, Accounts accounts, BaseAddress base, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.base = base;
    }

    Optional<Settings> settings() {
        var settings = transaction.execute(status -> read());
        return settings == null ? Optional.empty() : settings;
    }

    private Optional<Settings> read() {
        return jdbc.sql("select issuer, client, secret, label, opens_accounts, version from identity.provider")
                .query((row, n) -> new Settings(
                        row.getString("issuer"),
                        row.getString("client"),
                        row.getString("secret"),
                        row.getString("label"),
                        row.getBoolean("opens_accounts"),
                        row.getInt("version")))
                .optional();
    }

    /**
     * Keeps the settings after asking the provider whether it is one.
     *
     * @throws Refused at {@code issuer} when nothing answers there as a provider does
     * @throws Stale   when they were changed since {@code settings.version()}; 0 where there were none
     */
    @Transactional
    public void set(Settings settings) {
        discover("trial", settings, "https://example.org");
        var kept = jdbc.sql("""
                                insert into identity.provider (issuer, client, secret, label, opens_accounts)
                                select :issuer, :client, :secret, :label, :opens where :version = 0
                                on conflict (city) do nothing
                                """).paramSource(params(settings)).update()
                + jdbc.sql("""
                                update identity.provider set issuer = :issuer, client = :client, secret = :secret, label = :label,
                                    opens_accounts = :opens, version = version + 1 where version = :version
                                """).paramSource(params(settings)).update();
        if (kept != 1) {
            throw new Stale("provider");
        }
    }

    @Transactional
    public void remove() {
        jdbc.sql("delete from identity.provider").update();
    }

    /** Where to send somebody who wants to come in through the provider. */
    String address(Errand errand, String redirect) {
        return request(registration(redirect), errand).getAuthorizationRequestUri();
    }

    /**
     * Checks what the provider said: state, code, signature, audience, nonce.
     *
     * @throws Refused when it cannot be believed, or nobody here is meant
     */
    UUID account(Errand errand, String redirect, String state, String code, String lang) {
        var settings = settings().orElseThrow(() -> new NotFound("provider"));
        var user = vouched(errand, redirect, state, code);
        // Only now a transaction: no connection waits while the provider thinks.
        var account = transaction.execute(status -> known(settings.issuer(), user.subject())
                .or(() -> byAddress(settings, user))
                .or(() -> newcomer(settings, user, lang)));
        if (account == null || account.isEmpty()) {
            throw new Refused("", "identity.refused.providerStranger");
        }
        return account.get();
    }

    /** Asked with the JDK's own client, whatever other clients lie on the path, and not for longer than a person waits. */
    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
        requests.setReadTimeout(Duration.ofSeconds(10));
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private Vouched vouched(Errand errand, String redirect, String state, String code) {
        try {
            var registration = registration(redirect);
            var said = checks.authenticate(new OAuth2LoginAuthenticationToken(
                    registration,
                    new OAuth2AuthorizationExchange(
                            request(registration, errand),
                            OAuth2AuthorizationResponse.success(code)
                                    .redirectUri(redirect)
                                    .state(state)
                                    .build())));
            if (said != null && said.getPrincipal() instanceof OidcUser somebody) {
                return Vouched.of(somebody);
            }
        } catch (AuthenticationException | IllegalArgumentException unbelievable) {
            // Which of the checks failed is no business of whoever came; all of them end here.
            LOG.info(
                    "A sign-in through the provider of {} was refused: {}",
                    CurrentCity.slug(),
                    unbelievable.getMessage());
        }
        throw new Refused("", "identity.refused.provider");
    }

    private Optional<UUID> known(String issuer, String subject) {
        return jdbc.sql("select account from identity.vouched where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .flatMap(accounts::find)
                .filter(AccountView::open)
                .map(AccountView::id);
    }

    /** Only an address that the provider itself has checked says who somebody is. */
    private Optional<UUID> byAddress(Settings settings, Vouched user) {
        return Optional.ofNullable(user.checkedEmail())
                .flatMap(accounts::byAddress)
                .map(AccountView::id)
                .map(account -> vouch(settings, user, account));
    }

    private Optional<UUID> newcomer(Settings settings, Vouched user, String lang) {
        if (!settings.opensAccounts() || isClosed(settings, user)) {
            return Optional.empty();
        }
        var email = user.checkedEmail();
        var account = email == null
                ? accounts.openWithoutAddress(user.name(), lang)
                : accounts.open(email, user.name(), lang);
        return Optional.of(vouch(settings, user, account));
    }

    private boolean isClosed(Settings settings, Vouched user) {
        return jdbc.sql("select count(*) > 0 from identity.vouched where issuer = :issuer and subject = :subject")
                .param("issuer", settings.issuer())
                .param("subject", user.subject())
                .query(Boolean.class)
                .single();
    }

    private UUID vouch(Settings settings, Vouched user, UUID account) {
        jdbc.sql(
                        "insert into identity.vouched (issuer, subject, account) values (:issuer, :subject, :account) on conflict do nothing")
                .param("issuer", settings.issuer())
                .param("subject", user.subject())
                .param("account", account)
                .update();
        return account;
    }

    private ClientRegistration registration(String redirect) {
        var settings = settings().orElseThrow(() -> new NotFound("provider"));
        return discovered.computeIfAbsent(
                CurrentCity.slug() + "-" + settings.version() + "-"
                        + Integer.toHexString((settings + redirect).hashCode()),
                id -> discover(id, settings, redirect));
    }

    private static ClientRegistration discover(String id, Settings settings, String redirect) {
        if (!believable(settings.issuer())) {
            throw new Refused("issuer", "identity.refused.issuerScheme");
        }
        try {
            return ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                    .registrationId(id)
                    .clientId(settings.client())
                    .clientSecret(settings.secret())
                    .clientName(settings.label())
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(redirect)
                    .scope(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL)
                    .build();
        } catch (IllegalArgumentException
                | IllegalStateException
                | org.springframework.web.client.RestClientException silent) {
            throw new Refused("issuer", "identity.refused.issuer");
        }
    }

    /** Encrypted, except on this very machine, where one tries things out. */
    private static boolean believable(String issuer) {
        try {
            var uri = URI.create(issuer);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme())
                                    && Set.of("localhost", "127.0.0.1").contains(uri.getHost()));
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, Errand errand) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(errand.state())
                .attributes(attributes -> {
                    attributes.put("registration_id", registration.getRegistrationId());
                    attributes.put(OidcParameterNames.NONCE, errand.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, errand.verifier());
                })
                .additionalParameters(parameters -> {
                    parameters.put(OidcParameterNames.NONCE, Secrets.text(Secrets.hash(errand.nonce())));
                    parameters.put(PkceParameterNames.CODE_CHALLENGE, Secrets.text(Secrets.hash(errand.verifier())));
                    parameters.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                })
                .build();
    }

    /** Where the provider sends people back to: one address for the city, in its main language, because it must be registered there. */
    String redirect(city.koinon.platform.ui.Page page) {
        return base.to("/" + page.city() + "/" + page.cityLanguages().getFirst() + "/sign-in/provider/back");
    }

    private static org.springframework.jdbc.core.namedparam.SqlParameterSource params(Settings settings) {
        return new org.springframework.jdbc.core.namedparam.MapSqlParameterSource()
                .addValue("issuer", settings.issuer())
                .addValue("client", settings.client())
                .addValue("secret", settings.secret())
                .addValue("label", settings.label())
                .addValue("opens", settings.opensAccounts())
                .addValue("version", settings.version());
    }
}
