package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** Logs browsers in and out: a form, a cookie. */
@RestController
class LoginRoutes {
    private final Login login;
    private final SignedTokens tokens;
    private final AccessSettings settings;
    private final Audit audit;
    private final ObjectProvider<ClientRegistrationRepository> providers;

    LoginRoutes(
            Login login,
            SignedTokens tokens,
            AccessSettings settings,
            Audit audit,
            ObjectProvider<ClientRegistrationRepository> providers) {
        this.login = login;
        this.tokens = tokens;
        this.settings = settings;
        this.audit = audit;
        this.providers = providers;
    }

    @GetMapping(path = "/auth/login", produces = "text/html;charset=UTF-8")
    String page(
            @RequestParam(defaultValue = "/") String next,
            @RequestParam(defaultValue = "") String error,
            CsrfToken csrf) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Log in</title></head><body><main>
                <h1>Log in</h1><p role="alert">%s</p>
                <form method="post" action="/auth/login">
                <input type="hidden" name="_csrf" value="%s"><input type="hidden" name="next" value="%s">
                <p><label>Name <input name="username" autocomplete="username" required autofocus></label></p>
                <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
                <p><button>Log in</button></p></form>%s
                </main></body></html>
            """.formatted(message(error), csrf.getToken(), HtmlUtils.htmlEscape(local(next)), links());
    }

    @PostMapping(path = "/auth/login", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Transactional(noRollbackFor = LoginException.class)
    public ResponseEntity<Void> logIn(
            TokenRoutes.Credentials given, @RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        try {
            User user = login.check(
                    given.username() == null ? "" : given.username(),
                    given.password() == null ? "" : given.password(),
                    request.getRemoteAddr(),
                    "ui");
            String token = tokens.issue(user, SignedTokens.Use.SESSION, settings.sessionLife());
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.SET_COOKIE, SessionCookie.set(token, settings.sessionLife(), request))
                    .location(URI.create(local(next)))
                    .build();
        } catch (LoginException.Refused _) {
            return redirect(HttpStatus.SEE_OTHER, page(next) + "&error=refused");
        } catch (LoginException.TooOften _) {
            return redirect(HttpStatus.SEE_OTHER, page(next) + "&error=often");
        }
    }

    @PostMapping("/auth/logout")
    @Transactional
    public ResponseEntity<Void> logOut(HttpServletRequest request) {
        return loggedOut(request);
    }

    @GetMapping("/api/v2/auth/login")
    ResponseEntity<Void> loginOfApi(@RequestParam(defaultValue = "/") String next) {
        return redirect(HttpStatus.TEMPORARY_REDIRECT, page(next));
    }

    @GetMapping("/api/v2/auth/logout")
    @Transactional
    public ResponseEntity<Void> logoutOfApi(HttpServletRequest request) {
        return loggedOut(request);
    }

    static ResponseEntity<Void> redirect(HttpStatus status, String location) {
        return ResponseEntity.status(status).location(URI.create(location)).build();
    }

    static String page(String next) {
        return UriComponentsBuilder.fromPath("/auth/login")
                .queryParam("next", "{next}")
                .encode()
                .build(local(next))
                .toString();
    }

    private ResponseEntity<Void> loggedOut(HttpServletRequest request) {
        SessionCookie.of(request).ifPresent(this::end);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear(request))
                .location(URI.create("/auth/login"))
                .build();
    }

    private void end(String session) {
        tokens.person(session, SignedTokens.Use.SESSION)
                .ifPresent(person -> audit.write(
                        new AuditEntry(new Actor(person.name(), "ui"), "logout", AuditEntry.Subject.none())));
        tokens.revoke(session);
    }

    /** Never to another site: a path, and not one that a browser would take for a host. */
    private static String local(String next) {
        return next.matches("/(?![/\\\\])[\\w/?&=.~:%+,;@!$'()*-]*") ? next : "/";
    }

    private static String message(String error) {
        return switch (error) {
            case "" -> "";
            case "often" -> "Too many failed logins; wait a while.";
            case "unknown" -> "You are not known here; ask an administrator.";
            default -> "The name or the password is wrong.";
        };
    }

    private String links() {
        StringBuilder links = new StringBuilder();
        if (providers.getIfAvailable() instanceof Iterable<?> all) {
            for (Object each : all) {
                ClientRegistration provider = (ClientRegistration) each;
                links.append("<p><a href=\"/oauth2/authorization/%s\">Log in with %s</a></p>"
                        .formatted(
                                HtmlUtils.htmlEscape(provider.getRegistrationId()),
                                HtmlUtils.htmlEscape(provider.getClientName())));
            }
        }
        return links.toString();
    }
}
