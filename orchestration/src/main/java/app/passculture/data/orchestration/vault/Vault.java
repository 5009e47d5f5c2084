package app.passculture.data.orchestration.vault;

import java.util.Optional;

/** Where tasks read variables and connections, secrets in clear. */
public interface Vault {

    Optional<String> variable(String key);

    Optional<NamedConnection> connection(String id);

    /** The text with stars in place of every secret that this vault has given out; for logs and errors. */
    String masked(String text);
}
