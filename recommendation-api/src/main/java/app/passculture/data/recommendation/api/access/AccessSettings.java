package app.passculture.data.recommendation.api.access;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Who may call: the token every recommendation must bring, and the origins a browser may call from. */
@ConfigurationProperties("access")
record AccessSettings(String token, String allowedOrigin) {

    AccessSettings {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("no API token: set API_TOKEN, or mount a file of that name in"
                    + " SECRETS_DIRECTORY. Without one every caller would be let in, so the API does not start");
        }
        try {
            Pattern.compile(allowedOrigin);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "CORS_ALLOWED_ORIGIN '%s' is not a regular expression: %s"
                            .formatted(allowedOrigin, invalid.getDescription()),
                    invalid);
        }
    }

    Pattern origins() {
        return Pattern.compile(allowedOrigin);
    }

    @Override
    public String toString() {
        return "AccessSettings[token=…, allowedOrigin=%s]".formatted(allowedOrigin);
    }
}
