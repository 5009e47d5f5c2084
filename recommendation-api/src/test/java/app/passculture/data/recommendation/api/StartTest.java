package app.passculture.data.recommendation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    private static final String NOWHERE = "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere";

    @Test
    void withoutTokenTheApiDoesNotStart() {
        assertThatThrownBy(() -> RunningApi.start(NOWHERE))
                .hasStackTraceContaining("no API token: set API_TOKEN, or mount a file of that name");
    }

    @Test
    void anEmptyTokenIsNone() {
        assertThatThrownBy(() -> RunningApi.start(NOWHERE, "--API_TOKEN= "))
                .hasStackTraceContaining("no API token: set API_TOKEN");
    }

    @Test
    void anExpressionThatIsNoneIsNamed() {
        assertThatThrownBy(() -> RunningApi.start(NOWHERE, "--API_TOKEN=t", "--CORS_ALLOWED_ORIGIN=https://(a"))
                .hasStackTraceContaining(
                        "CORS_ALLOWED_ORIGIN 'https://(a' is not a regular expression: Unclosed group");
    }

    @Test
    void aTableNameThatCouldBeSqlIsNamed() {
        assertThatThrownBy(() -> RunningApi.start(NOWHERE, "--API_TOKEN=t", "--AB_TESTING_TABLE=a;b"))
                .hasStackTraceContaining("AB_TESTING_TABLE 'a;b' is not a name like");
    }

    @Test
    void aListOfNothingIsRefused() {
        assertThatThrownBy(() -> RunningApi.start(NOWHERE, "--API_TOKEN=t", "--NUMBER_OF_RECOMMENDATIONS=0"))
                .hasStackTraceContaining("NUMBER_OF_RECOMMENDATIONS 0 is not above 0");
    }

    @Test
    void withoutAnyDatabaseSettingTheApiDoesNotStart() {
        assertThatThrownBy(() -> RunningApi.start("--API_TOKEN=t"))
                .hasStackTraceContaining("no database: set SPRING_DATASOURCE_URL, or SQL_BASE");
    }

    @Test
    void theTokenMayBeAMountedFileOfTheSecretsName(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("reco-token-prod"), "from a file\n");
        try (RunningApi api = RunningApi.start(
                NOWHERE,
                "--snapshot.first-wait=0s",
                "--API_TOKEN_SECRET_ID=reco-token-prod",
                "--spring.config.import=configtree:" + secrets + "/")) {
            assertThat(api.get("/recommendation/x", "X-API-Key: from a file").status())
                    .isEqualTo(400);
        }
    }
}
