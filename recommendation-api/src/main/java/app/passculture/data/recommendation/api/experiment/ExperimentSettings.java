package app.passculture.data.recommendation.api.experiment;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which experiment is running, and how it is remembered.
 *
 * @param name the experiment's key in {@code ab_testing}
 * @param rememberedUsers users whose group is kept in memory
 * @param retryAfter how long the database is left alone after it failed
 */
@ConfigurationProperties("experiment")
record ExperimentSettings(
        String name,
        @DefaultValue("1000000") long rememberedUsers,
        @DefaultValue("1s") Duration retryAfter) {

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    ExperimentSettings {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("AB_TESTING_TABLE '%s' is not a name like %s".formatted(name, NAME));
        }
        if (rememberedUsers < 1) {
            throw new IllegalArgumentException(
                    "experiment.remembered-users %d is not above 0".formatted(rememberedUsers));
        }
    }
}
