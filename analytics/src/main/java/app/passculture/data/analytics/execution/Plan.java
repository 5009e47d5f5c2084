package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be done for a node, as a value: steps in order, and tables that exist only meanwhile and go whatever happens.
 * {@code kind}: table, view, incremental, seed …, as a person reads it.
 */
public record Plan(Node node, String kind, List<Step> steps, List<TableName> temporary) {

    public Plan {
        steps = List.copyOf(steps);
        temporary = List.copyOf(temporary);
    }

    static Plan of(Node node, String kind, List<Step> steps) {
        return new Plan(node, kind, steps, List.of());
    }

    /** As a dry run shows it. */
    public String described() {
        return steps.stream().map(Step::described).collect(Collectors.joining("\n"));
    }
}
