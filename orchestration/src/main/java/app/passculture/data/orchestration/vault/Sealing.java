package app.passculture.data.orchestration.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Encrypts what the database may not know; each value is bound to its name and opens under no other. */
public final class Sealing {
    /** The name of the key that signs tokens. */
    public static final String SIGNING_KEY = "signing key";

    /** How Tink begins what it seals: this byte and the number of the key. */
    private static final byte TINK = 1;

    private final KeyFile file;
    private final AtomicReference<Keys> keys;

    /** The keys as they were read. */
    private record Keys(int newest, Aead aead) {}

    Sealing(KeyFile file) {
        this.file = file;
        this.keys = new AtomicReference<>(usable(file.read()));
    }

    private static Keys usable(KeysetHandle keys) {
        try {
            return new Keys(keys.getPrimary().getId(), keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException unusable) {
            throw new VaultException.Key("the keyset of the vault does not encrypt", unusable);
        }
    }

    /** With the newest key of the file: by an older one it might be forgotten soon. */
    public byte[] seal(byte[] plain, String name) {
        keys.set(usable(file.read()));
        try {
            return keys.get().aead().encrypt(plain, name.getBytes(UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new VaultException.Sealed(name, failure);
        }
    }

    public byte[] open(byte[] sealed, String name) {
        try {
            return keys.get().aead().decrypt(sealed, name.getBytes(UTF_8));
        } catch (GeneralSecurityException unknown) {
            return openWithNewerKeys(sealed, name);
        }
    }

    /** Another node may have sealed it with a key that was added after this one had read the file. */
    private byte[] openWithNewerKeys(byte[] sealed, String name) {
        Keys newer = usable(file.read());
        try {
            byte[] plain = newer.aead().decrypt(sealed, name.getBytes(UTF_8));
            keys.set(newer);
            return plain;
        } catch (GeneralSecurityException failure) {
            throw new VaultException.Sealed(name, failure);
        }
    }

    /** The number of the key that seals. */
    int newest() {
        return keys.get().newest();
    }

    /** How everything begins that this key has sealed. */
    byte[] newestPrefix() {
        return ByteBuffer.allocate(1 + Integer.BYTES).put(TINK).putInt(newest()).array();
    }

    byte @Nullable [] sealText(@Nullable String plain, String name) {
        return plain == null ? null : seal(plain.getBytes(UTF_8), name);
    }

    @Nullable
    String openText(byte @Nullable [] sealed, String name) {
        return sealed == null ? null : new String(open(sealed, name), UTF_8);
    }
}
