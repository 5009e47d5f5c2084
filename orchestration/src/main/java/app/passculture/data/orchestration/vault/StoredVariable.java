package app.passculture.data.orchestration.vault;

import org.jspecify.annotations.Nullable;

/** A variable with its value in clear. */
public record StoredVariable(
        String key, String value, @Nullable String description) {

    /** The same as others may see it: a value that its name, or a name within it, calls secret is stars. */
    public StoredVariable shown() {
        String visible = isSecret() ? Secrecy.STARS : Secrecy.shown(value);
        return new StoredVariable(key, visible == null ? value : visible, description);
    }

    /** Whether its name says that nobody sees any of its value. */
    public boolean isSecret() {
        return Secrecy.isSecret(key);
    }

    @Override
    public String toString() {
        return "StoredVariable[key=" + key + "]";
    }
}
