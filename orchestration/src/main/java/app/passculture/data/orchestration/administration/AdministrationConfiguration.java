package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.access.Passwords;
import app.passculture.data.orchestration.access.PersonalTokens;
import app.passculture.data.orchestration.access.Users;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.vault.ConnectionTrial;
import app.passculture.data.orchestration.vault.MountedFiles;
import app.passculture.data.orchestration.vault.StoredConnections;
import app.passculture.data.orchestration.vault.StoredVariables;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of administration. */
@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {

    @Bean
    Deeds deeds(Audit audit, TransactionTemplate transaction) {
        return new Deeds(audit, transaction);
    }

    @Bean
    Pools pools(JdbcClient database, Deeds deeds) {
        return new Pools(database, deeds);
    }

    @Bean
    Accounts accounts(Users users, Passwords passwords, Deeds deeds) {
        return new Accounts(users, passwords, deeds);
    }

    @Bean
    Tokens tokens(PersonalTokens tokens, Deeds deeds, Clock clock) {
        return new Tokens(tokens, deeds, clock);
    }

    @Bean
    Variables variables(StoredVariables stored, MountedFiles files, Deeds deeds) {
        return new Variables(stored, files, deeds);
    }

    @Bean
    Connections connections(StoredConnections stored, MountedFiles files, Deeds deeds, Clock clock) {
        return new Connections(stored, files, new ConnectionTrial(clock), deeds);
    }
}
