package app.passculture.data.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.analytics.transformation.Sketch;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.endpoint.BigQueryEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a target of BigQuery: Google's client, HTTP, and an endpoint that speaks the wire format. */
class BigQueryTargetTest {

    private static final String PROJECT = "cloud-project";
    private static final Instant NOW = Instant.parse("2021-03-10T08:00:00Z");

    @TempDir
    Path directory;

    private final LocalWarehouse warehouse = Embedded.open(PROJECT, NOW);
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private BigQueryEndpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = BigQueryEndpoint.start(
                warehouse, directory.resolve("uploads"), 0, Clock.fixed(NOW, ZoneOffset.UTC), BigQueryTargetTest::id);
    }

    @AfterEach
    void stop() {
        endpoint.close();
        warehouse.close();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** Nothing about the target is the test's own: it is {@code dev} of the repository, at another address. */
    @Test
    void theWholeProjectOfThePlatformIsBuilt() {
        Path project = directory.resolve("sql");
        copied(Path.of("sql"), project);
        assertThat(run(project, "build", "--target", "dev", "--exclude", "test_type:unit"))
                .as(errors + "\n" + out)
                .isZero();
        assertThat(out.toString())
                .contains("ok table analytics_dev.enriched_user_data")
                .doesNotContain("ERROR");
        assertThat(warehouse.tables(new DatasetName(PROJECT, "analytics_dev")))
                .anyMatch(table -> table.table().equals("enriched_booking_data"));
        assertThat(project.resolve("target/run_results.json")).content().contains("\"job\":\"" + PROJECT + ":");
    }

    @Test
    void everyMaterialisationIsBuiltTwice() {
        sketch().options();
        assertThat(run(directory, "build")).as(errors + "\n" + out).isZero();
        assertThat(run(directory, "build")).as(errors + "\n" + out).isZero();
        assertThat(run(directory, "show", "--inline", "select count(*) as n from {{ ref('grown') }}"))
                .isZero();
        assertThat(out.toString()).endsWith("n\n-\n2\n");
    }

    @Test
    void checkTellsWhatModelsWouldRead() {
        sketch().with("models/wide.sql", "{{ config(byte_budget=10) }} select id, name from {{ ref('a') }}")
                .with("models/near.sql", "{{ config(byte_budget=30) }} select id, name from {{ ref('a') }}")
                .with("models/enough.sql", "{{ config(byte_budget=1000) }} select id, name from {{ ref('a') }}")
                .options();
        assertThat(run(directory, "run", "--exclude", "wide near enough")).isEqualTo(1);
        assertThat(run(directory, "seed")).isZero();
        assertThat(run(directory, "run", "--select", "a"))
                .as(errors + "\n" + out)
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(run(directory, "check", "--cost", "--select", "wide near enough grown b+"))
                .as(errors + "\n" + out)
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("models/wide.sql:1:1: wide would read 27 bytes, more than its budget of 10 [cost]")
                .contains("warning: near would read 27 bytes, close to its budget of 30 [cost]")
                .doesNotContain("enough would")
                .contains("  wide (of 10)")
                .contains("  in all");
        assertThat(run(directory, "check", "--select", "wide")).isZero();
        assertThat(run(directory, "check", "--cost", "--select", "enough", "--output", "json"))
                .isZero();
        assertThat(out.toString())
                .contains("\"costs\":[{\"node\":\"model.small.enough\",\"bytes\":27,\"budget\":1000}]");
    }

    @Test
    void whatIsNotThereYetHasNoCost() {
        sketch().options();
        assertThat(run(directory, "check", "--cost", "--select", "b")).isZero();
        assertThat(out.toString())
                .contains("warning: what b would read is not known: ")
                .contains("[cost]");
        sketch().with("models/b.sql", "{{ config(byte_budget='much') }} select 1 as id")
                .options();
        assertThat(run(directory, "check", "--cost", "--select", "b")).isEqualTo(2);
        assertThat(errors.toString()).contains("is a number of bytes, not 'much'");
    }

    @Test
    void grantsAreGivenThere() {
        sketch().with("models/b.sql", """
                        {{ config(grants={'roles/bigquery.dataViewer': ['group:team@example.com']}) }}
                        select 1 as id
                        """).options();
        assertThat(run(directory, "run", "--select", "b"))
                .as(errors + "\n" + out)
                .isZero();
        assertThat(errors.toString()).contains("note: grants mean nothing on this machine: b");
        assertThat(directory.resolve("target/run/small/models/b.sql"))
                .content()
                .contains(
                        "grant `roles/bigquery.dataViewer` on view `cloud-project`.`d`.`b` to \"group:team@example.com\"");
    }

    @Test
    void whatFailsThereFailsHere() {
        sketch().with("models/b.sql", "select\n    nope\nfrom {{ ref('a') }}").options();
        assertThat(run(directory, "build", "--exclude", "test_type:unit")).isEqualTo(1);
        assertThat(out.toString())
                .contains("models/b.sql:2:5: Unrecognized name: nope")
                .contains("1 error");
    }

    @Test
    void nobodyAnswering() {
        sketch().options();
        endpoint.close();
        assertThat(run(directory, "run")).isEqualTo(2);
        assertThat(errors.toString()).contains("BigQuery cannot be reached: Connection refused");
    }

    @Test
    void unknownEnginesAreNamed() {
        new Sketch(directory)
                .with("targets.yml", "default: x\ntargets: {x: {engine: oracle, project: p, dataset: d}}")
                .with("models/a.sql", "select 1 as id")
                .options();
        assertThat(run(directory, "run")).isEqualTo(2);
        assertThat(errors.toString()).contains("target 'x' has engine 'oracle'; there are local and bigquery");
    }

    private Sketch sketch() {
        return new Sketch(directory)
                .with("targets.yml", """
                        default: cloud
                        targets:
                          cloud:
                            engine: bigquery
                            project: cloud-project
                            dataset: d
                            location: EU
                            threads: 2
                            maximum_bytes_billed: 1000000000
                            job_execution_timeout_seconds: 300
                            endpoint: "{{ env_var('BIGQUERY_ENDPOINT') }}"
                        """)
                .with("seeds/colours.csv", "id,name\n1,blue\n2,red\n")
                .with("models/a.sql", "{{ config(materialized='table') }} select id, name from {{ ref('colours') }}")
                .with("models/b.sql", "select id + 1 as id from {{ ref('a') }}")
                .with("models/grown.sql", """
                        {{ config(materialized='incremental', unique_key='id') }}
                        select id, name from {{ ref('a') }}
                        {% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}
                        """)
                .with("models/days.sql", """
                        {{ config(materialized='incremental', incremental_strategy='insert_overwrite',
                                  partition_by={'field': 'day', 'data_type': 'date'}) }}
                        select date '2021-03-01' as day, id from {{ ref('a') }}
                        """)
                .with("snapshots/kept.sql", """
                        {% snapshot kept %}
                        {{ config(unique_key='id', strategy='check', check_cols='all', target_schema='d') }}
                        select id, name from {{ ref('a') }}
                        {% endsnapshot %}
                        """)
                .with("models/a.yml", """
                        models: [{name: a, columns: [{name: id, data_tests: [unique, not_null]}]}]
                        unit_tests: [{name: u, model: b, given: [{input: ref('a'), rows: [{id: 1}]}], expect: {rows: [{id: 2}]}}]
                        """);
    }

    private int run(Path project, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--project-dir", project.toString()));
        Analytics.Surface surface = new Analytics.Surface(
                InstantSource.fixed(NOW),
                Map.of("BIGQUERY_ENDPOINT", endpoint.address().toString(), "GCP_PROJECT", PROJECT),
                new PrintWriter(out, true),
                new PrintWriter(errors, true),
                new Engines(),
                BigQueryTargetTest::id);
        return Analytics.run(surface, all.toArray(String[]::new));
    }

    private static void copied(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
