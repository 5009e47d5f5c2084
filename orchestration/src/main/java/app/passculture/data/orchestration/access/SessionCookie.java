package app.passculture.data.orchestration.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The cookie that keeps a browser logged in; no script reads it, no other site sends it with a change. */
final class SessionCookie {
    /** For whoever logs in: the next page brings a proof against forgery that nobody can have known before. */
    static final String FORGET_PROOF = "XSRF-TOKEN=; Max-Age=0; Path=/";

    private static final String NAME = "orchestration_session";

    private SessionCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    static String set(String token, Duration life, HttpServletRequest request) {
        return cookie(token, life, request);
    }

    static String clear(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }
}
