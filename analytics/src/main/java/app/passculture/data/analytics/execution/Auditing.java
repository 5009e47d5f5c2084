package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.DataTests;
import app.passculture.data.analytics.quality.JobNaming;
import app.passculture.data.analytics.quality.TestOutcome;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has the tests of a model look at a table that nobody reads yet. */
final class Auditing {

    private final Project project;
    private final Warehouse warehouse;
    private final Compiler compiler;
    private final JobNaming naming;
    private final List<TestOutcome> outcomes = new ArrayList<>();

    Auditing(Project project, Warehouse warehouse, Compiler compiler, JobNaming naming) {
        this.project = project;
        this.warehouse = warehouse;
        this.compiler = compiler;
        this.naming = naming;
    }

    /** What was found so far. */
    List<TestOutcome> outcomes() {
        return outcomes;
    }

    /**
     * Runs the tests on the table in the place of the model's own.
     *
     * @throws ExecutionException.NotPossible when one fails
     */
    void audit(Node model, List<Node> tests, TableName table) {
        Map<String, String> tables = new HashMap<>(compiler.substitution().tables());
        tables.put(model.uniqueId(), table.quoted());
        Compiler moved = compiler.with(compiler.substitution().withTables(tables));
        outcomes.addAll(new DataTests(project, warehouse, moved, naming).run(tests));
        long failed = outcomes.stream()
                .filter(outcome ->
                        outcome.verdict() == TestOutcome.Verdict.FAIL || outcome.verdict() == TestOutcome.Verdict.ERROR)
                .count();
        if (failed > 0) {
            throw new ExecutionException.NotPossible("%d of %d tests failed; %s stays as it was"
                    .formatted(failed, tests.size(), Identifiers.table(model)));
        }
    }
}
