package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Logs browsers in and out: what their form sends, a cookie. The form is a page of the web package. */
@RestController
class LoginRoutes {
    private final Login login;
    private final SignedTokens tokens;
    private final AccessSettings settings;
    private final Audit audit;

    LoginRoutes(Login login, SignedTokens tokens, AccessSettings settings, Audit audit) {
        this.login = login;
        this.tokens = tokens;
        this.settings = settings;
        this.audit = audit;
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
                    .header(
                            HttpHeaders.SET_COOKIE,
                            SessionCookie.set(token, settings.sessionLife(), request),
                            SessionCookie.FORGET_PROOF)
                    .location(URI.create(LoginPlace.local(next)))
                    .build();
        } catch (LoginException.Refused _) {
            return redirect(HttpStatus.SEE_OTHER, LoginPlace.page(next) + "&error=refused");
        } catch (LoginException.TooOften tooOften) {
            return redirect(HttpStatus.SEE_OTHER, LoginPlace.page(next) + "&error=often&wait=" + tooOften.seconds());
        }
    }

    @PostMapping("/auth/logout")
    @Transactional
    public ResponseEntity<Void> logOut(HttpServletRequest request) {
        return loggedOut(request);
    }

    @GetMapping("/api/v2/auth/login")
    ResponseEntity<Void> loginOfApi(@RequestParam(defaultValue = "/") String next) {
        return redirect(HttpStatus.TEMPORARY_REDIRECT, LoginPlace.page(next));
    }

    @GetMapping("/api/v2/auth/logout")
    @Transactional
    public ResponseEntity<Void> logoutOfApi(HttpServletRequest request) {
        return loggedOut(request);
    }

    static ResponseEntity<Void> redirect(HttpStatus status, String location) {
        return ResponseEntity.status(status).location(URI.create(location)).build();
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
                .ifPresent(
                        person -> audit.write(new AuditEntry(person.onPages(), "logout", AuditEntry.Subject.none())));
        tokens.revoke(session);
    }
}
