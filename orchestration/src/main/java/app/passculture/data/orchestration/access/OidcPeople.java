package app.passculture.data.orchestration.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets in who has logged in at the identity provider: a user of that name, or a new one if newcomers get a role. */
final class OidcPeople implements AuthenticationSuccessHandler {
    private final Users users;
    private final SignedTokens tokens;
    private final AccessSettings settings;
    private final TransactionTemplate transaction;

    OidcPeople(Users users, SignedTokens tokens, AccessSettings settings, TransactionTemplate transaction) {
        this.users = users;
        this.tokens = tokens;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        Optional<User> user = transaction.execute(_ -> user(name(authentication)));
        if (user == null || user.isEmpty()) {
            response.sendRedirect("/auth/login?error=unknown");
            return;
        }
        String token = tokens.issue(user.get(), SignedTokens.Use.SESSION, settings.sessionLife());
        response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.set(token, settings.sessionLife(), request));
        response.sendRedirect("/");
    }

    private String name(Authentication authentication) {
        Object principal = authentication.getPrincipal();
        Object claim = principal instanceof OAuth2AuthenticatedPrincipal person
                ? person.getAttribute(settings.oidcName())
                : null;
        return claim != null
                ? claim.toString()
                : principal instanceof AuthenticatedPrincipal named ? named.getName() : authentication.getName();
    }

    private Optional<User> user(String name) {
        Optional<User> known = users.find(name);
        if (known.isEmpty() && settings.oidcRole() != null) {
            users.save(new Person(name, settings.oidcRole()), null);
            return users.find(name);
        }
        return known.filter(User::active);
    }
}
