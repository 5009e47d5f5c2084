package app.passculture.data.recommendation.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the API. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RecommendationApi {

    RecommendationApi() {}

    /** Starts the API with the settings of its environment. */
    public static void main(String... arguments) {
        SpringApplication.run(RecommendationApi.class, arguments);
    }
}
