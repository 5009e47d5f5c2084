package app.passculture.data.orchestration.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** The end of a round trip to an identity provider: a session, or the login page that says why there is none. */
final class OidcLogin implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);

    private final OidcPeople people;
    private final SignedTokens tokens;
    private final AccessSettings settings;

    OidcLogin(OidcPeople people, SignedTokens tokens, AccessSettings settings) {
        this.people = people;
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Map<String, Object> claims = authentication.getPrincipal() instanceof OAuth2AuthenticatedPrincipal person
                ? person.getAttributes()
                : Map.of();
        switch (people.decide(name(authentication, claims), claims)) {
            case OidcPeople.Welcome(User user) -> {
                String token = tokens.issue(user, SignedTokens.Use.SESSION, settings.sessionLife());
                response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.set(token, settings.sessionLife(), request));
                response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.FORGET_PROOF);
                response.sendRedirect("/");
            }
            case OidcPeople.Refused(String reason) -> response.sendRedirect("/auth/login?error=" + reason);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("A login through an identity provider failed: {}", failure.getMessage());
        response.sendRedirect("/auth/login?error=provider");
    }

    private String name(Authentication authentication, Map<String, Object> claims) {
        Object claim = claims.get(settings.oidc().name());
        return claim != null
                ? claim.toString()
                : authentication.getPrincipal() instanceof AuthenticatedPrincipal named
                        ? named.getName()
                        : authentication.getName();
    }
}
