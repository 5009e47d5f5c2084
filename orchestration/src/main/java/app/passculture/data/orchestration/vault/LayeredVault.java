package app.passculture.data.orchestration.vault;

import java.util.Optional;

/** Mounted files first, then the database. */
final class LayeredVault implements Vault {
    private final MountedFiles files;
    private final StoredVariables variables;
    private final StoredConnections connections;
    private final GivenSecrets given = new GivenSecrets();

    LayeredVault(MountedFiles files, StoredVariables variables, StoredConnections connections) {
        this.files = files;
        this.variables = variables;
        this.connections = connections;
    }

    @Override
    public Optional<String> variable(String key) {
        Optional<String> value =
                files.variable(key).or(() -> variables.find(key).map(StoredVariable::value));
        value.filter(_ -> Secrecy.isSecret(key)).ifPresent(given::add);
        value.ifPresent(text -> Secrecy.collect(text, given::add));
        return value;
    }

    @Override
    public Optional<NamedConnection> connection(String id) {
        Optional<NamedConnection> connection = files.connection(id).or(() -> connections.find(id));
        connection.ifPresent(each -> {
            given.add(each.password());
            Secrecy.collect(each.extra(), given::add);
        });
        return connection;
    }

    @Override
    public String masked(String text) {
        return given.masked(text);
    }
}
