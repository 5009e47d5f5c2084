package app.passculture.data.orchestration.access;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords that nobody guesses. */
public final class Passwords {
    private final SecureRandom random;

    Passwords(SecureRandom random) {
        this.random = random;
    }

    public String fresh() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
