package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.vault.Sealing;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of access, and the chain of filters that every request passes. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /** Pages bring their own scripts and styles as files; nothing comes from elsewhere, nothing runs inline. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] OPEN = {
        "/api/v2/monitor/health",
        "/api/v2/version",
        "/api/v2/auth/login",
        "/auth/token",
        "/auth/token/cli",
        "/auth/token/login",
        "/auth/login",
        "/assets/*/*",
        "/actuator/health",
        "/actuator/health/*",
        "/error"
    };

    @Bean
    Users users(JdbcClient database, Clock clock) {
        return new Users(database, new BCryptPasswordEncoder(), clock);
    }

    @Bean
    Login login(JdbcClient database, Users users, AccessSettings settings, Audit audit, Clock clock) {
        return new Login(users, new LoginThrottle(database, settings, clock), audit);
    }

    @Bean
    SignedTokens signedTokens(JdbcClient database, Sealing sealing, AccessSettings settings, Clock clock) {
        return new SignedTokens(
                database,
                settings.signingKeyFile() == null
                        ? SigningKey.stored(database, sealing, new SecureRandom())
                        : SigningKey.mounted(settings.signingKeyFile()),
                clock);
    }

    @Bean
    PersonalTokens personalTokens(JdbcClient database, Clock clock) {
        return new PersonalTokens(database, new SecureRandom(), clock);
    }

    @Bean
    Passwords passwords() {
        return new Passwords(new SecureRandom());
    }

    @Bean
    FirstAdmin firstAdmin(Users users, Passwords passwords, AccessSettings settings) {
        return new FirstAdmin(users, passwords, settings.firstPasswordFile());
    }

    /** Keeps Spring Boot from inventing a user of its own. */
    @Bean
    UserDetailsService noOtherUsers() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    @Bean
    SecurityFilterChain accessChain(
            HttpSecurity http,
            SignedTokens signed,
            PersonalTokens personal,
            ObjectProvider<ClientRegistrationRepository> providers,
            OidcLogin oidcLogin) {
        Refusals refusals = new Refusals();
        http.authorizeHttpRequests(AccessConfiguration::rules)
                .addFilterBefore(new BearerFilter(signed, personal), CsrfFilter.class)
                .csrf(AccessConfiguration::csrf)
                .headers(AccessConfiguration::headers)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        providers.ifAvailable(_ -> http.oauth2Login(
                oidc -> oidc.loginPage("/auth/login").successHandler(oidcLogin).failureHandler(oidcLogin)));
        return http.build();
    }

    @Bean
    OidcPeople oidcPeople(Users users, AccessSettings settings, Audit audit, TransactionTemplate transactions) {
        return new OidcPeople(users, settings.oidc(), audit, transactions);
    }

    @Bean
    OidcLogin oidcLogin(OidcPeople people, SignedTokens tokens, AccessSettings settings) {
        return new OidcLogin(people, tokens, settings);
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(OPEN).permitAll().anyRequest().access((who, context) -> {
            var authentication = who.get();
            return new AuthorizationDecision(authentication != null
                    && authentication.getPrincipal() instanceof Person person
                    && person.role().covers(Rules.needed(context.getRequest())));
        });
    }

    /** Only a cookie is sent without being asked for; who shows a token, or a password as JSON, needs no second proof. */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.spa();
        // Without sessions every request counts as a login, and a proof that changed with each would void the forms of
        // a
        // page as soon as a part of it is asked for again. It changes when somebody logs in.
        csrf.sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
        csrf.ignoringRequestMatchers(
                request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null,
                request -> request.getMethod().equals(HttpMethod.POST.name())
                        && request.getServletPath().startsWith("/auth/token"));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
    }
}
