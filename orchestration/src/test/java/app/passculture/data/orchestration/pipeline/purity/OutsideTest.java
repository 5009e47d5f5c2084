package app.passculture.data.orchestration.pipeline.purity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {

    @ParameterizedTest
    @CsvSource({
        "java/time/LocalDate.now(), the clock",
        "java/time/Clock.systemUTC(), the clock",
        "java/lang/System.nanoTime()J, the clock",
        "java/util/Date.<init>()V, the clock",
        "java/util/UUID.randomUUID(), chance",
        "java/util/Random.<init>()V, chance",
        "java/nio/file/Files.readString(), files",
        "java/io/FileInputStream.<init>(), files",
        "java/io/File.exists()Z, files",
        "java/net/Socket.<init>(), the network or a database",
        "java/net/http/HttpClient.newHttpClient(), the network or a database",
        "java/sql/DriverManager.getConnection(), the network or a database",
        "com/google/cloud/bigquery/BigQuery.query(), the network or a database",
        "java/lang/ProcessBuilder.start(), processes or threads",
        "java/lang/Thread.startVirtualThread(), processes or threads",
        "java/lang/System.getenv(), the environment",
        "java/time/ZoneId.systemDefault(), the environment"
    })
    void callsThatLookOutsideAreKnown(String call, String subject) {
        assertThat(Outside.subject(call)).contains(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/time/LocalDate.of()",
                "java/util/Date.<init>(J)V",
                "java/util/Random.<init>(J)V",
                "java/nio/file/Path.of()",
                "java/io/File.<init>()",
                "java/net/URI.create()",
                "java/lang/Class.getResourceAsStream()",
                "java/lang/System.arraycopy()",
                "java/util/List.of()"
            })
    void callsThatDoNotAreLeftAlone(String call) {
        assertThat(Outside.subject(call)).isEmpty();
    }
}
