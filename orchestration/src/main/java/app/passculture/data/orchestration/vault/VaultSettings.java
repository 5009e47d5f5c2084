package app.passculture.data.orchestration.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key and mounted secrets are.
 *
 * @param keyFile the keyset that encrypts variables and connections
 * @param generateKey whether a missing key file is made; otherwise it stops the start
 * @param files a directory with {@code variables} and {@code connections}, one file each, which win over the database
 */
@ConfigurationProperties("vault")
record VaultSettings(
        Path keyFile,
        @DefaultValue("false") boolean generateKey,
        @Nullable Path files) {}
