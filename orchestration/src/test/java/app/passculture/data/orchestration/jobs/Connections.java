package app.passculture.data.orchestration.jobs;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.util.List;
import java.util.Optional;

/** A vault that holds just these connections. */
public record Connections(List<NamedConnection> all) implements Vault {

    public static Connections of(NamedConnection... connections) {
        return new Connections(List.of(connections));
    }

    @Override
    public Optional<String> variable(String key) {
        return Optional.empty();
    }

    @Override
    public Optional<NamedConnection> connection(String id) {
        return all.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public String masked(String text) {
        return text;
    }
}
