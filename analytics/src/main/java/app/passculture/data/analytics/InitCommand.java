package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.ProjectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Begins a project: settings, a target on this machine, a seed, a model with tests. */
@Command(name = "init", description = "Begins a project in a new directory.", mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Parameters(paramLabel = "DIRECTORY", description = "The project; its name becomes that of the project.")
    private Path directory = Path.of("");

    InitCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        if (Files.exists(directory.resolve("dbt_project.yml"))) {
            throw new ProjectException.BadRequest("there is a project in " + directory + " already");
        }
        String name =
                directory.toAbsolutePath().normalize().getFileName().toString().replaceAll("[^A-Za-z0-9_]", "_");
        files(name).forEach((path, text) -> DataFile.write(directory.resolve(path), text));
        surface.out().println("Begun. Next: analytics build --project-dir " + directory);
        return 0;
    }

    private static Map<String, String> files(String name) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("dbt_project.yml", """
                name: %s
                version: "1.0.0"
                config-version: 2

                models:
                  %s:
                    +materialized: table
                """.formatted(name, name));
        files.put("targets.yml", """
                default: local
                targets:
                  local: {engine: local, project: local, dataset: %s, threads: 4}
                """.formatted(name));
        files.put("seeds/cities.csv", "city,country\nParis,FR\nLille,FR\nBerlin,DE\n");
        files.put("models/countries.sql", """
                select country, count(*) as cities
                from {{ ref('cities') }}
                group by country
                """);
        files.put("models/countries.yml", """
                models:
                  - name: countries
                    description: How many cities each country has
                    columns:
                      - name: country
                        data_tests: [unique, not_null]
                unit_tests:
                  - name: cities_are_counted
                    model: countries
                    given:
                      - input: ref('cities')
                        rows: [{city: Paris, country: FR}, {city: Lille, country: FR}]
                    expect:
                      rows: [{country: FR, cities: 2}]
                """);
        files.put(".gitignore", "target/\n");
        return files;
    }
}
