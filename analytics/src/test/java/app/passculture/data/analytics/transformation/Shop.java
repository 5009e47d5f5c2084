package app.passculture.data.analytics.transformation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** The fixture project: a shop, with the habits of dbt's public documentation. */
final class Shop {

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2021-03-10T08:00:00Z"));

    private Shop() {}

    static Path directory() {
        return Path.of("src", "test", "resources", "projects", "shop");
    }

    static ProjectOptions options() {
        return ProjectOptions.of(directory(), CLOCK);
    }

    static Project read() {
        return Project.read(options());
    }

    static Compiler compiler(Project project) {
        return new Compiler(project, CLOCK, _ -> false);
    }

    static String compiled(Project project, String uniqueId) {
        return new Compiler(project, CLOCK, _ -> false)
                .compile(project.node(uniqueId))
                .sql();
    }

    static Project with(String target, Map<String, Object> vars) {
        return Project.read(options().withTarget(target).withVars(Map.copyOf(vars)));
    }
}
