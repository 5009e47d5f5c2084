package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Encrypts what the database may not know; each value is bound to its name and opens under no other. */
public final class Sealing {
    private final KeyFile file;
    private final AtomicReference<Aead> aead;

    Sealing(KeyFile file) {
        this.file = file;
        this.aead = new AtomicReference<>(usable(file.read()));
    }

    private static Aead usable(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new VaultException.Key("the keyset of the vault does not encrypt", unusable);
        }
    }

    public byte[] seal(byte[] plain, String name) {
        try {
            return aead.get().encrypt(plain, name.getBytes(UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new VaultException.Sealed(name, failure);
        }
    }

    public byte[] open(byte[] sealed, String name) {
        try {
            return aead.get().decrypt(sealed, name.getBytes(UTF_8));
        } catch (GeneralSecurityException unknown) {
            return openWithNewerKeys(sealed, name);
        }
    }

    /** Another node may have sealed it with a key that was added after this one had read the file. */
    private byte[] openWithNewerKeys(byte[] sealed, String name) {
        Aead newer = usable(file.read());
        try {
            byte[] plain = newer.decrypt(sealed, name.getBytes(UTF_8));
            aead.set(newer);
            return plain;
        } catch (GeneralSecurityException failure) {
            throw new VaultException.Sealed(name, failure);
        }
    }

    byte @Nullable [] sealText(@Nullable String plain, String name) {
        return plain == null ? null : seal(plain.getBytes(UTF_8), name);
    }

    @Nullable
    String openText(byte @Nullable [] sealed, String name) {
        return sealed == null ? null : new String(open(sealed, name), UTF_8);
    }
}
