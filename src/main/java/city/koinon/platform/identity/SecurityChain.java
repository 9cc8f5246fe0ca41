package city.koinon.platform.identity;

import city.koinon.platform.ui.BaseAddress;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The edge of the house. Spring Security's firewall and headers stand around every answer; who may call what is said by each handler's
 * {@code @Access} and enforced by {@link Doorkeeper}, in one place that sees the handler itself.
 */
@Configuration
@EnableJdbcHttpSession(
        tableName = "identity.spring_session",
        maxInactiveIntervalInSeconds = 12 * 3600,
        cleanupCron = "0 7 * * * *")
class SecurityChain implements WebMvcConfigurer {

    /** No inline script or style, nothing from anywhere else, no frame around us. */
    static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; worker-src 'self'; form-action 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Doorkeeper doorkeeper;

    SecurityChain(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper).order(0);
    }

    @Bean
    SecurityFilterChain edge(HttpSecurity http, BaseAddress base) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        // Our own forms need an Origin, so not "no-referrer"; other sites learn nothing.
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), "
                                        + "publickey-credentials-get=(self), publickey-credentials-create=(self)"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        // What a page may be kept for is said by the page: public ones may, those of somebody signed in
                        // may not.
                        .cacheControl(cache -> cache.disable())
                        .httpStrictTransportSecurity(strict -> {
                            strict.maxAgeInSeconds(31_536_000).includeSubDomains(false);
                            strict.requestMatcher(request -> base.encrypted());
                        }))
                .build();
    }

    /** There is no way in through Spring Security itself; without this, Boot would invent a user with a password. */
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new org.springframework.security.authentication.BadCredentialsException("There are no passwords");
        };
    }

    /** Names of fields are ours; what is wrong with an invented one is no reason for a bare error page. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /**
     * Sessions belong to no city. In a city's own transactions, each look at a page by somebody signed in would count as a change of the
     * city, and nothing rendered for readers could be kept.
     */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(DataSource application) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(application));
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return transactions;
    }

    /** Two requests of one session may set the same attribute at once. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfPostgres() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    CookieSerializer cityCookie(BaseAddress base) {
        return new CityCookie(base.encrypted());
    }
}
