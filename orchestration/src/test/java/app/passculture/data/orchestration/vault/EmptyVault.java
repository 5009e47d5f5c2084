package app.passculture.data.orchestration.vault;

import java.util.Optional;

/** A vault with nothing in it, so nothing is secret. */
public record EmptyVault() implements Vault {

    @Override
    public Optional<String> variable(String key) {
        return Optional.empty();
    }

    @Override
    public Optional<NamedConnection> connection(String id) {
        return Optional.empty();
    }

    @Override
    public String masked(String text) {
        return text;
    }
}
