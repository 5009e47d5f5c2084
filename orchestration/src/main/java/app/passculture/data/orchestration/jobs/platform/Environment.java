package app.passculture.data.orchestration.jobs.platform;

import app.passculture.data.orchestration.jobs.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The variables that say where everything is, the same for the server and for tasks in processes of their own. */
record Environment(Map<String, String> variables) {

    Environment {
        variables = Map.copyOf(variables);
    }

    String text(String name) {
        return find(name).orElseThrow(() -> new JobException.NotConfigured(name + " is not set"));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }

    Path path(String name) {
        return Path.of(text(name));
    }

    /** What copies of the application's tables are called in front. */
    String tablePrefix() {
        return find("TABLE_PREFIX").orElse("applicative_database_");
    }

    /** {@code PREFIX_DATASOURCE_URL}, {@code _USERNAME} and {@code _PASSWORD_FILE}: the password is never in the environment. */
    DataSource database(String prefix) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(text(prefix + "_DATASOURCE_URL"));
        source.setUser(text(prefix + "_DATASOURCE_USERNAME"));
        source.setPassword(read(path(prefix + "_DATASOURCE_PASSWORD_FILE")));
        source.setApplicationName("pipelines");
        return source;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
