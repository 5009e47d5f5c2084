package app.passculture.data.recommendation.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the recommendation database is: as Spring Boot is told, else as the first version was. */
@Configuration(proxyBeanMethods = false)
class Database {

    @Bean
    JdbcConnectionDetails address(DataSourceProperties standard, DatabaseSettings settings) {
        return new Address(
                given(standard.getUrl()).orElseGet(settings::jdbcUrl),
                given(standard.getUsername()).orElse(settings.user()),
                given(standard.getPassword()).orElse(settings.password()));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(each -> !each.isEmpty());
    }

    private record Address(String url, String user, String secret) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }

        @Override
        public String toString() {
            return url.replaceAll("\\?.*", "");
        }
    }
}
