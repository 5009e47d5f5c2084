package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Generates a project of so many models (first argument) in a directory (second), reads and compiles it cold. */
final class ProjectBenchmark {

    private static final String MODEL = """
            {{ config(materialized='table', tags=['daily']) }}
            with source as (select * from {{ <from> }})
            select
                id,
                {% for column in ['amount', 'fee', 'tax'] -%}
                {{ rounded(column) }} as {{ column }}{{ ',' if not loop.last }}
                {% endfor %}
            from source
            {% if is_incremental() %}where updated_at > '{{ var('start') }}'{% endif %}
            """;

    private static final String PROPERTIES = """
              - name: model_<this>
                description: "{{ doc('model') }}"
                columns:
                  - {name: id, description: "{{ doc('id') }}", data_tests: [unique, not_null]}
                  - {name: amount, data_tests: [{accepted_values: {values: [1, 2]}}]}
            """;

    private static final String SOURCES = """
            sources:
              - name: raw
                tables:
                  - name: events
                    columns:
                      - {name: id, data_type: int64}
                      - {name: amount, data_type: numeric}
                      - {name: fee, data_type: numeric}
                      - {name: tax, data_type: float64}
                      - {name: updated_at, data_type: timestamp}
            """;

    private ProjectBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        Path directory = Path.of(arguments[1]);
        if (!Files.isDirectory(directory)) {
            generate(count, directory);
            System.out.println("generated " + count + " models in " + directory);
            return;
        }
        long start = System.nanoTime();
        Project project = Project.read(ProjectOptions.of(directory, InstantSource.system()));
        long read = System.nanoTime();
        int compiled = new Compiler(project, InstantSource.system(), _ -> false)
                .compile(project.nodes().values())
                .size();
        long end = System.nanoTime();
        System.out.printf(
                "%d nodes read in %d ms, %d compiled in %d ms%n",
                project.nodes().size(), (read - start) / 1_000_000, compiled, (end - read) / 1_000_000);
    }

    private static void generate(int count, Path directory) throws IOException {
        write(
                directory.resolve("dbt_project.yml"),
                "name: big\nvars: {start: '2021-01-01'}\nmodels: {+labels: {a: b}}\n");
        write(directory.resolve("targets.yml"), "targets: {local: {project: p, dataset: d}}\n");
        write(directory.resolve("macros/m.sql"), "{% macro rounded(c) %}round({{ c }}, 2){% endmacro %}\n");
        write(
                directory.resolve("models/d.md"),
                "{% docs model %}A model.{% enddocs %}{% docs id %}The id.{% enddocs %}\n");
        write(directory.resolve("models/s.yml"), SOURCES);
        StringBuilder properties = new StringBuilder("models:\n");
        for (int i = 0; i < count; i++) {
            String from = i < 10 ? "source('raw', 'events')" : "ref('model_" + (i / 2) + "')";
            write(directory.resolve("models/g" + i / 100 + "/model_" + i + ".sql"), MODEL.replace("<from>", from));
            properties.append(PROPERTIES.replace("<this>", Integer.toString(i)));
            if (i % 100 == 99 || i == count - 1) {
                write(directory.resolve("models/g" + i / 100 + "/_models.yml"), properties.toString());
                properties = new StringBuilder("models:\n");
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
