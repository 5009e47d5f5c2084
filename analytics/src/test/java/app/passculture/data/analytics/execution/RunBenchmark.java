package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.Embedded;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.Sketch;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a run costs for each of 1,000 trivial tables, beside the same statements given to the embedded warehouse alone; prints CPU milliseconds a node. */
final class RunBenchmark {

    private static final int MODELS = 1_000;
    private static final int ROUNDS = 4;
    private static final int THREADS = 4;

    private RunBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Sketch sketch = new Sketch(Files.createTempDirectory(Path.of(arguments[0]), "run"));
        for (int i = 0; i < MODELS; i++) {
            String sql = i < 10 ? "select 1 as id" : "select id from {{ ref('model_" + i / 2 + "') }}";
            sketch.with("models/model_" + i + ".sql", "{{ config(materialized='table') }}" + sql);
        }
        Project project = Project.read(sketch.options());
        List<Node> nodes = project.graph().order().stream().map(project::node).toList();
        for (int round = 0; round < ROUNDS; round++) {
            double statements = statements(project, nodes);
            double run = run(project, nodes);
            System.out.printf(
                    "round %d: run %.1f, statements alone %.1f, run over statements %.1f ms of CPU a node%s%n",
                    round, run, statements, run - statements, round == 0 ? " (cold)" : "");
        }
        System.exit(0);
    }

    private static double statements(Project project, List<Node> nodes) {
        try (LocalWarehouse warehouse = Embedded.open("p", Sketch.CLOCK.instant())) {
            ProjectSession session = session(project, warehouse);
            Map<String, Compiled> compiled = session.compile(RunRequest.of(nodes, "compile"));
            warehouse.create(Dataset.of(Identifiers.table(nodes.getFirst()).in()));
            long start = cpu();
            for (Node node : nodes) {
                String table = node.relation().orElseThrow().quoted();
                String sql =
                        Objects.requireNonNull(compiled.get(node.uniqueId())).sql();
                warehouse.run(Statement.of("create or replace table " + table + " as " + sql));
            }
            return each(start);
        }
    }

    private static double run(Project project, List<Node> nodes) {
        try (LocalWarehouse warehouse = Embedded.open("p", Sketch.CLOCK.instant())) {
            ProjectSession session = session(project, warehouse);
            long start = cpu();
            RunSummary summary = session.run(RunRequest.of(nodes, "run").withThreads(THREADS), RunListener.NONE);
            double each = each(start);
            if (!summary.isWell()) {
                throw new IllegalStateException(String.valueOf(summary.counts()));
            }
            return each;
        }
    }

    private static ProjectSession session(Project project, LocalWarehouse warehouse) {
        return new ProjectSession(
                project,
                warehouse,
                () -> {
                    throw new IllegalStateException("there are no unit tests");
                },
                ProjectSession.Sources.EMPTY_WHEN_ABSENT);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double each(long start) {
        return (cpu() - start) / 1e6 / MODELS;
    }
}
