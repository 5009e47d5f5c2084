package app.passculture.data.orchestration.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** The keyset of the vault as a file that only its owner may read: the newest key seals, all of them open. */
final class KeyFile {
    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    KeysetHandle read() {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new VaultException.Key("no usable keyset in " + file + " (vault.key-file)", unusable);
        }
    }

    void generateIfMissing() {
        if (!Files.exists(file)) {
            write(withNewest(KeysetHandle.newBuilder()));
        }
    }

    /** Adds a key that seals from now on; the older ones still open what they sealed. */
    void rotate() {
        write(withNewest(KeysetHandle.newBuilder(read())));
    }

    /** Keeps only the key that seals. */
    void forgetOlder() {
        KeysetHandle.Entry newest = read().getPrimary();
        try {
            write(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(newest.getKey())
                            .withFixedId(newest.getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException impossible) {
            throw new VaultException.Key("cannot keep only the newest key of " + file, impossible);
        }
    }

    private KeysetHandle withNewest(KeysetHandle.Builder keys) {
        try {
            AeadConfig.register();
            return keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new VaultException.Key("cannot make a key", impossible);
        }
    }

    private void write(KeysetHandle keys) {
        try {
            Path complete = file.toAbsolutePath();
            Files.createDirectories(complete.getParent());
            Path fresh = Files.createTempFile(
                    complete.getParent(),
                    "key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
            move(fresh, complete);
        } catch (IOException | GeneralSecurityException failure) {
            throw new VaultException.Key("cannot write the keyset " + file, failure);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException other) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
