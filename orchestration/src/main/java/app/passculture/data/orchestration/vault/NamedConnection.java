package app.passculture.data.orchestration.vault;

import org.jspecify.annotations.Nullable;

/**
 * How to reach another system.
 *
 * @param type which kind of system: postgres, http, ssh, smtp, slack, …
 * @param schema the database, or the scheme of a URL
 * @param extra a JSON object of what else that kind needs, secrets among it
 */
public record NamedConnection(
        String id,
        String type,
        @Nullable String description,
        @Nullable String host,
        @Nullable String login,
        @Nullable String password,
        @Nullable Integer port,
        @Nullable String schema,
        @Nullable String extra) {

    /** The same as others may see it. */
    public NamedConnection shown() {
        return with(password == null ? null : Secrecy.STARS, Secrecy.shown(extra));
    }

    NamedConnection keepingSecretsOf(NamedConnection old) {
        return with(Secrecy.STARS.equals(password) ? old.password() : password, Secrecy.merged(extra, old.extra()));
    }

    private NamedConnection with(@Nullable String newPassword, @Nullable String newExtra) {
        return new NamedConnection(id, type, description, host, login, newPassword, port, schema, newExtra);
    }

    @Override
    public String toString() {
        return "NamedConnection[id=%s, type=%s, host=%s, port=%s, login=%s]".formatted(id, type, host, port, login);
    }
}
