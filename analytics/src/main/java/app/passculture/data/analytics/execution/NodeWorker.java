package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.DataTests;
import app.passculture.data.analytics.quality.TestOutcome;
import app.passculture.data.analytics.quality.UnitTests;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Executes the nodes of one task, and tells how each ended; nothing that goes wrong in a node leaves it. */
final class NodeWorker implements Run.Worker {

    private final Scene scene;

    NodeWorker(Scene scene) {
        this.scene = scene;
    }

    /** All that is the same for the nodes of a run. */
    record Scene(
            Project project,
            Warehouse warehouse,
            Compiler compiler,
            Planner planner,
            Site site,
            JobLabels labels,
            Supplier<UnitTests> unitTests,
            RunListener listener,
            InstantSource clock) {}

    @Override
    public List<NodeResult> execute(Task task) {
        Instant start = scene.clock().instant();
        return switch (task.first().type()) {
            case TEST -> tests(task.nodes(), start);
            case UNIT_TEST -> List.of(unitTest(task.first(), start));
            default -> build(task, start);
        };
    }

    private NodeResult.Span since(Instant start) {
        return new NodeResult.Span(start, scene.clock().instant());
    }

    private List<NodeResult> tests(List<Node> tests, Instant start) {
        try {
            DataTests asked = new DataTests(scene.project(), scene.warehouse(), scene.compiler(), scene.labels()::of);
            return results(asked.run(tests), since(start));
        } catch (RuntimeException problem) {
            return tests.stream()
                    .map(test -> failed(test, "test", problem, "", since(start)))
                    .toList();
        }
    }

    private List<NodeResult> results(List<TestOutcome> outcomes, NodeResult.Span span) {
        return outcomes.stream().map(outcome -> result(outcome, span)).toList();
    }

    private NodeResult result(TestOutcome outcome, NodeResult.Span span) {
        Status status = switch (outcome.verdict()) {
            case PASS -> Status.PASS;
            case WARN -> Status.WARN;
            case FAIL -> Status.FAIL;
            case ERROR -> Status.ERROR;
        };
        String message = outcome.error()
                .map(error -> Failure.message(
                        error,
                        scene.compiler().compile(outcome.test()).sql(),
                        Optional.of(scene.compiler().compile(outcome.test()))))
                .orElse(outcome.failures() == 0 ? "" : "%,d failures".formatted(outcome.failures()));
        return new NodeResult(
                outcome.test(),
                status,
                "test",
                message,
                span,
                new Totals(0, outcome.bytes(), Optional.empty()),
                new NodeResult.Failing(OptionalLong.of(outcome.failures()), outcome.rows()));
    }

    private NodeResult unitTest(Node test, Instant start) {
        try {
            Optional<String> difference = scene.unitTests().get().run(test);
            Status status = difference.isEmpty() ? Status.PASS : Status.FAIL;
            return NodeResult.of(test, status, "unit test", difference.orElse(""), since(start));
        } catch (RuntimeException problem) {
            return failed(test, "unit test", problem, "", since(start));
        }
    }

    /** A model with the tests that must pass before it is published; mostly there are none. */
    private List<NodeResult> build(Task task, Instant start) {
        Node node = task.first();
        List<Node> tests = task.nodes().subList(1, task.nodes().size());
        Auditing auditing = new Auditing(scene.project(), scene.warehouse(), scene.compiler(), scene.labels()::of);
        PlanExecution execution = null;
        List<NodeResult> results = new ArrayList<>();
        try {
            Plan plan = plan(node);
            scene.listener().planned(plan);
            execution = new PlanExecution(
                    scene.warehouse(), scene.labels(), plan, table -> auditing.audit(node, tests, table));
            Totals totals = execution.execute();
            results.add(new NodeResult(
                    node, Status.SUCCESS, plan.kind(), "", since(start), totals, NodeResult.Failing.NONE));
        } catch (RuntimeException problem) {
            String executed = execution == null ? "" : execution.lastStatement();
            results.add(failed(node, kind(node), problem, executed, since(start)));
        }
        results.addAll(results(auditing.outcomes(), since(start)));
        if (auditing.outcomes().isEmpty()) {
            tests.forEach(test ->
                    results.add(NodeResult.of(test, Status.SKIPPED, "test", "it needs " + node.name(), since(start))));
        }
        return results;
    }

    private static String kind(Node node) {
        return node.type() == ResourceType.OPERATION
                ? "operation"
                : node.config().materialized();
    }

    /** What is to be done for a node, as things are now. */
    Plan plan(Node node) {
        Compiler compiler = scene.compiler();
        String sql = Compiler.hasSql(node) ? compiler.compile(node).sql() : "";
        Planner.Input input = new Planner.Input(
                node, sql, Hooks.of(node, "pre_hook", compiler), Hooks.of(node, "post_hook", compiler));
        return scene.planner().plan(input, state(node, sql));
    }

    private NodeState state(Node node, String sql) {
        if (node.type() == ResourceType.OPERATION) {
            return NodeState.NOTHING;
        }
        TableName name = Identifiers.table(node);
        Optional<Table> existing = scene.site().has(name) ? scene.warehouse().find(name) : Optional.empty();
        boolean asks = scene.planner().asksForColumns(node, existing.isPresent());
        Optional<Schema> query = asks
                ? Optional.of(scene.warehouse()
                        .estimate(Statement.of(TableDdl.header(node) + sql))
                        .schema())
                : Optional.empty();
        return new NodeState(existing, query);
    }

    private NodeResult failed(Node node, String kind, RuntimeException problem, String executed, NodeResult.Span span) {
        if (problem instanceof WarehouseException.Cancelled) {
            return NodeResult.of(node, Status.CANCELLED, kind, "the run was interrupted", span);
        }
        Optional<Compiled> compiled = Compiler.hasSql(node) ? compiled(node) : Optional.empty();
        String statement = executed.isEmpty() ? compiled.map(Compiled::sql).orElse("") : executed;
        return NodeResult.of(node, Status.ERROR, kind, Failure.message(problem, statement, compiled), span);
    }

    private Optional<Compiled> compiled(Node node) {
        try {
            return Optional.of(scene.compiler().compile(node));
        } catch (RuntimeException problem) {
            return Optional.empty();
        }
    }
}
