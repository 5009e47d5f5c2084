package app.passculture.data.recommendation.api.recommend;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The size of an answer.
 *
 * @param offers how many offers an answer has at most
 */
@ConfigurationProperties("recommend")
record RecommendSettings(@DefaultValue("10") int offers) {

    RecommendSettings {
        if (offers < 1) {
            throw new IllegalArgumentException("NUMBER_OF_RECOMMENDATIONS %d is not above 0".formatted(offers));
        }
    }
}
