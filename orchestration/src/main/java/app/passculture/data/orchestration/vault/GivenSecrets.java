package app.passculture.data.orchestration.vault;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The secrets that this process has seen in clear, to keep them out of logs and errors. */
final class GivenSecrets {
    /** Shorter ones would turn ordinary text into stars. */
    private static final int SHORTEST = 5;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    void add(@Nullable String secret) {
        if (secret != null && secret.length() >= SHORTEST) {
            secrets.add(secret);
        }
    }

    String masked(String text) {
        String masked = text;
        for (String secret : secrets.stream()
                .filter(text::contains)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            masked = masked.replace(secret, Secrecy.STARS);
        }
        return masked;
    }
}
