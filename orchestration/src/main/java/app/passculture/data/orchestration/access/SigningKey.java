package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.vault.Sealing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key that signs tokens, the same on all nodes. */
final class SigningKey {
    private static final int BYTES = 32;

    private SigningKey() {}

    static SecretKey mounted(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length < BYTES) {
                throw new IllegalArgumentException(
                        "access.signing-key-file: %s has %d bytes, %d are needed".formatted(file, bytes.length, BYTES));
            }
            return key(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("access.signing-key-file: cannot read " + file, unreadable);
        }
    }

    /** The stored one; the first node to ask makes it. */
    static SecretKey stored(JdbcClient database, Sealing sealing, SecureRandom random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        database.sql("INSERT INTO signing_key (sealed) VALUES (:sealed) ON CONFLICT DO NOTHING")
                .param("sealed", sealing.seal(fresh, Sealing.SIGNING_KEY))
                .update();
        byte[] sealed = database.sql("SELECT sealed FROM signing_key")
                .query(byte[].class)
                .single();
        return key(sealing.open(sealed, Sealing.SIGNING_KEY));
    }

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
