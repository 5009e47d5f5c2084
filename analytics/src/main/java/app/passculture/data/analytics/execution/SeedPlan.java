package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.SeedFile;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads a seed; every value is looked at before anything is written. */
final class SeedPlan {

    private SeedPlan() {}

    static Plan of(Node node, Path directory, NodeState state) {
        SeedFile seed = SeedFile.of(node);
        seed.requireValues();
        TableName table = Identifiers.table(node);
        List<Step> steps = new ArrayList<>();
        if (state.isView()) {
            steps.add(new Step.Drop(table));
        }
        Path file = directory.resolve(node.position().path());
        steps.add(new Step.LoadFile(table, file, SeedFile.delimiter(node), seed.schema()));
        steps.addAll(Documentation.steps(node, table));
        return Plan.of(node, "seed", steps);
    }
}
