package app.passculture.data.orchestration.vault;

/** The vault cannot give or keep a secret. */
public abstract sealed class VaultException extends RuntimeException {

    private VaultException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The key file is missing, unreadable or no keyset. */
    public static final class Key extends VaultException {
        Key(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What is stored was sealed with another key, for another row, or changed since. */
    public static final class Sealed extends VaultException {
        Sealed(String name, Throwable cause) {
            super("cannot open " + name + ": sealed with another key, or damaged", cause);
        }
    }

    /** A connection has something that cannot be used, such as a private key that is none. */
    public static final class Unusable extends VaultException {
        Unusable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A mounted file cannot be read. */
    public static final class Mounted extends VaultException {
        Mounted(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
