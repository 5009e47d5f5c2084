package app.passculture.data.orchestration.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives tokens for a name and a password, as the clients of the REST API ask for them. */
@RestController
class TokenRoutes {
    private final Login login;
    private final SignedTokens tokens;
    private final AccessSettings settings;

    TokenRoutes(Login login, SignedTokens tokens, AccessSettings settings) {
        this.login = login;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** A name and a password; their text form hides the password. */
    record Credentials(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "Credentials[username=" + username + "]";
        }
    }

    @PostMapping(path = "/auth/token", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional(noRollbackFor = LoginException.class)
    public ResponseEntity<Object> tokenForJson(@RequestBody Credentials given, HttpServletRequest request) {
        return token(given, settings.tokenLife(), request);
    }

    @PostMapping(path = "/auth/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Transactional(noRollbackFor = LoginException.class)
    public ResponseEntity<Object> tokenForForm(Credentials given, HttpServletRequest request) {
        return token(given, settings.tokenLife(), request);
    }

    @PostMapping(path = "/auth/token/cli", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Transactional(noRollbackFor = LoginException.class)
    public ResponseEntity<Object> cliTokenForJson(@RequestBody Credentials given, HttpServletRequest request) {
        return token(given, settings.cliTokenLife(), request);
    }

    @PostMapping(path = "/auth/token/cli", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Transactional(noRollbackFor = LoginException.class)
    public ResponseEntity<Object> cliTokenForForm(Credentials given, HttpServletRequest request) {
        return token(given, settings.cliTokenLife(), request);
    }

    /** Elsewhere this gives everybody a token who asks; never here. */
    @GetMapping("/auth/token")
    ResponseEntity<Object> tokenForNobody() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .body(Map.of("detail", "Tokens are given for a user name and a password: POST /auth/token"));
    }

    @GetMapping("/auth/token/login")
    ResponseEntity<Void> loginPage(@RequestParam(defaultValue = "/") String next) {
        return LoginRoutes.redirect(HttpStatus.TEMPORARY_REDIRECT, LoginPlace.page(next));
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(LoginException refused) {
        Map<String, String> body = Map.of("detail", String.valueOf(refused.getMessage()));
        return switch (refused) {
            case LoginException.Refused _ ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(body);
            case LoginException.TooOften tooOften ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header("Retry-After", String.valueOf(tooOften.seconds()))
                        .body(body);
        };
    }

    private ResponseEntity<Object> token(Credentials given, Duration life, HttpServletRequest request) {
        if (given.username() == null || given.password() == null) {
            return ResponseEntity.unprocessableContent().body(missing(given));
        }
        User user = login.check(given.username(), given.password(), request.getRemoteAddr(), "rest_api");
        String token = tokens.issue(user, SignedTokens.Use.BEARER, life);
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("access_token", token));
    }

    private static Map<String, Object> missing(Credentials given) {
        String field = given.username() == null ? "username" : "password";
        return Map.of(
                "detail",
                java.util.List.of(
                        Map.of("loc", java.util.List.of("body", field), "msg", "Field required", "type", "missing")));
    }
}
