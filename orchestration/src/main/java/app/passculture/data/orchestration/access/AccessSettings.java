package app.passculture.data.orchestration.access;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people prove who they are.
 *
 * @param firstPasswordFile the password of the first user; without it one is made and printed
 * @param signingKeyFile at least 32 random bytes that sign tokens; without it the key is made once and kept, sealed, in the database
 * @param oidc whom an identity provider lets in
 */
@ConfigurationProperties("access")
record AccessSettings(
        @Nullable Path firstPasswordFile,
        @Nullable Path signingKeyFile,
        @DefaultValue("24h") Duration tokenLife,
        @DefaultValue("1h") Duration cliTokenLife,
        @DefaultValue("12h") Duration sessionLife,
        @DefaultValue("5") int failuresBeforeDelay,
        @DefaultValue("1s") Duration firstDelay,
        @DefaultValue("15m") Duration longestDelay,
        @DefaultValue OidcSettings oidc) {

    AccessSettings {
        for (Duration life : new Duration[] {tokenLife, cliTokenLife, sessionLife, firstDelay, longestDelay}) {
            if (!life.isPositive()) {
                throw new IllegalArgumentException("access: a duration must be positive, not " + life);
            }
        }
    }
}
