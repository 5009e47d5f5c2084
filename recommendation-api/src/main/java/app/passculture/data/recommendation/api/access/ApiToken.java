package app.passculture.data.recommendation.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The secret that a caller shows in the query ({@code token}) or in the header {@code X-API-Key}. */
final class ApiToken {

    private final byte[] secret;

    ApiToken(String secret) {
        this.secret = secret.getBytes(UTF_8);
    }

    boolean isShownBy(HttpServletRequest request) {
        // The header first: a query that cannot be read is then a problem of its own, and else no token.
        return matches(request.getHeader("X-API-Key")) || matches(queried(request));
    }

    private static @Nullable String queried(HttpServletRequest request) {
        try {
            return request.getParameter("token");
        } catch (IllegalStateException unreadableQuery) {
            return null;
        }
    }

    private boolean matches(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(shown.getBytes(UTF_8), secret);
    }
}
