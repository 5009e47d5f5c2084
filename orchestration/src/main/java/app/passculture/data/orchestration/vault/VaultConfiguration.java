package app.passculture.data.orchestration.vault;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of the vault. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Sealing sealing(VaultSettings settings) {
        KeyFile file = new KeyFile(settings.keyFile());
        if (settings.generateKey()) {
            file.generateIfMissing();
        }
        return new Sealing(file);
    }

    @Bean
    StoredVariables storedVariables(JdbcClient database, Sealing sealing, Clock clock) {
        return new StoredVariables(database, sealing, clock);
    }

    @Bean
    StoredConnections storedConnections(JdbcClient database, Sealing sealing, Clock clock) {
        return new StoredConnections(database, sealing, clock);
    }

    @Bean
    MountedFiles mountedFiles(VaultSettings settings) {
        return new MountedFiles(settings.files());
    }

    @Bean
    Vault vault(MountedFiles files, StoredVariables variables, StoredConnections connections) {
        return new LayeredVault(files, variables, connections);
    }
}
