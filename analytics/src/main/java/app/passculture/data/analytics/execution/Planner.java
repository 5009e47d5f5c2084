package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.TableName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides what is to be done for a node: a pure function of the project, the run and what is in the warehouse. */
final class Planner {

    private static final String BESIDE = "__dbt_tmp";
    private static final String AUDITED = "__wap";

    private final Request request;

    Planner(Request request) {
        this.request = request;
    }

    /** What of the run matters to plans; hooks and queries come compiled. */
    record Request(
            Path directory, ProjectOptions.Refresh refresh, Optional<ProjectOptions.Window> window, Instant now) {}

    /** A node with its SQL, and that of its hooks. */
    record Input(Node node, String sql, List<String> before, List<String> after) {
        Input {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** Whether the plan depends on the columns of the query. */
    boolean asksForColumns(Node node, boolean exists) {
        boolean changes = exists && (node.type() == ResourceType.SNAPSHOT || (isIncremental(node) && !isAnew(node)));
        return changes || Contract.of(node).isPresent();
    }

    private static boolean isIncremental(Node node) {
        return node.type() == ResourceType.MODEL && node.config().materialized().equals("incremental");
    }

    /** Whether an incremental model is made anew: what the node says wins over what the run says. */
    boolean isAnew(Node node) {
        return node.config()
                .find("full_refresh")
                .map(Boolean.TRUE::equals)
                .orElse(request.refresh() == ProjectOptions.Refresh.FULL);
    }

    Plan plan(Input input, NodeState state) {
        Node node = input.node();
        Contract.of(node).ifPresent(contract -> contract.require(state.columns()));
        Plan own = switch (node.type()) {
            case SEED -> SeedPlan.of(node, request.directory(), state);
            case SNAPSHOT -> new SnapshotPlan(input, state, request.now()).plan();
            case OPERATION -> Plan.of(node, "operation", statements(List.of(input.sql())));
            default -> model(input, state);
        };
        return hooked(own, input);
    }

    private Plan model(Input input, NodeState state) {
        return switch (input.node().config().materialized()) {
            case "view" -> view(input, state);
            case "table" -> audited(input, state, into -> table(input, state, into));
            case "incremental" -> audited(input, state, into -> incremental(input, state, into));
            case String other ->
                throw new ExecutionException.NotPossible(input.node().position() + ": materialized='" + other
                        + "' is not known; there are view, table, incremental and ephemeral");
        };
    }

    private static Plan view(Input input, NodeState state) {
        Node node = input.node();
        TableName name = Identifiers.table(node);
        List<Step> steps = new ArrayList<>();
        if (state.isTable()) {
            steps.add(new Step.Drop(name));
        }
        steps.add(new Step.Execute(TableDdl.view(node, name, input.sql())));
        steps.addAll(Documentation.steps(node, name));
        return Plan.of(node, "view", steps);
    }

    /** In place at once; a view, or a table cut otherwise, cannot be replaced and goes when the new table is ready beside it. */
    private static Plan table(Input input, NodeState state, TableName into) {
        Node node = input.node();
        TableName name = Identifiers.table(node);
        List<Step> steps = new ArrayList<>();
        boolean inPlace = !into.equals(name) || isReplaceable(node, state);
        TableName beside = Identifiers.beside(name, BESIDE);
        steps.add(new Step.Execute(TableDdl.table(node, inPlace ? into : beside, input.sql())));
        if (!inPlace) {
            steps.add(new Step.Drop(name));
            steps.add(new Step.Copy(beside, name));
        }
        steps.addAll(Documentation.steps(node, into));
        return new Plan(node, node.config().materialized(), steps, inPlace ? List.of() : List.of(beside));
    }

    private static boolean isReplaceable(Node node, NodeState state) {
        return state.existing().isEmpty() || (state.isTable() && Layout.of(node).isThatOf(state.table()));
    }

    private Plan incremental(Input input, NodeState state, TableName into) {
        Node node = input.node();
        if (!changesWhatIsThere(node, state)) {
            requireSmallEnough(node, state);
            return table(input, state, into);
        }
        TableName beside = Identifiers.beside(Identifiers.table(node), BESIDE);
        return new IncrementalPlan(input, state, request.window(), into).plan(beside);
    }

    private boolean changesWhatIsThere(Node node, NodeState state) {
        return isIncremental(node) && state.isTable() && !isAnew(node);
    }

    private static void requireSmallEnough(Node node, NodeState state) {
        Optional<Long> limit = node.config().text("full_refresh_limit").map(Long::parseLong);
        if (limit.isPresent() && state.isTable() && state.table().bytes() > limit.get()) {
            throw new ExecutionException.NotPossible(
                    "%s holds %,d bytes, more than its full_refresh_limit of %,d: it is not made anew"
                            .formatted(Identifiers.table(node), state.table().bytes(), limit.get()));
        }
    }

    /** Write, audit, publish: all happens to a table beside, which takes the place of the real one when its tests pass. */
    private Plan audited(Input input, NodeState state, Function<TableName, Plan> build) {
        Node node = input.node();
        TableName name = Identifiers.table(node);
        if (!TableDdl.isTrue(node, "wap")) {
            return build.apply(name);
        }
        TableName copy = Identifiers.beside(name, AUDITED);
        Plan own = build.apply(copy);
        List<Step> steps = new ArrayList<>();
        if (changesWhatIsThere(node, state)) {
            steps.add(new Step.Copy(name, copy));
        }
        steps.addAll(own.steps());
        steps.add(new Step.Audit(copy));
        if (state.existing().isPresent() && !isReplaceable(node, state)) {
            steps.add(new Step.Drop(name));
        }
        steps.add(new Step.Replace(name, copy));
        List<TableName> temporary = new ArrayList<>(own.temporary());
        temporary.add(copy);
        return new Plan(node, own.kind(), steps, temporary);
    }

    private static Plan hooked(Plan plan, Input input) {
        Node node = input.node();
        List<Step> grants =
                node.type() == ResourceType.OPERATION ? List.of() : Grants.steps(node, Identifiers.table(node));
        if (input.before().isEmpty() && input.after().isEmpty() && grants.isEmpty()) {
            return plan;
        }
        List<Step> steps = new ArrayList<>(statements(input.before()));
        steps.addAll(plan.steps());
        steps.addAll(statements(input.after()));
        steps.addAll(grants);
        return new Plan(plan.node(), plan.kind(), steps, plan.temporary());
    }

    private static List<Step> statements(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isBlank())
                .<Step>map(text -> new Step.Execute(text.strip()))
                .toList();
    }
}
