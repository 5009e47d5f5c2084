package app.passculture.data.analytics.check;

import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tests whose statement is known to be right when their column is there. */
final class GenericTestCheck {

    private static final Set<String> PLAIN = Set.of("unique", "not_null", "accepted_values");

    private GenericTestCheck() {}

    static boolean knows(Node node) {
        return node.type() == ResourceType.TEST
                && metadata(node)
                        .filter(each -> PLAIN.contains(String.valueOf(each.get("name")))
                                && each.get("namespace") == null
                                && node.config().find("where").isEmpty())
                        .isPresent()
                && node.description().extra().get("column_name") instanceof String name
                && name.matches("\\w+");
    }

    private static Optional<Map<?, ?>> metadata(Node node) {
        return node.description().extra().get("test_metadata") instanceof Map<?, ?> map
                ? Optional.of(map)
                : Optional.empty();
    }

    static Outcome check(Node test, Project project, KnownTables tables) {
        String column = String.valueOf(test.description().extra().get("column_name"));
        Optional<Node> tested = test.uses().nodes().stream()
                .map(project.nodes()::get)
                .filter(node -> node != null)
                .findFirst();
        Optional<Schema> schema = tested.flatMap(tables::definition).map(TableDefinition::schema);
        if (schema.isEmpty() || schema.get().indexOf(column) >= 0) {
            return Outcome.unknown();
        }
        List<String> names = schema.get().fields().stream().map(Field::name).toList();
        return Outcome.failed(Finding.at(
                Finding.Severity.ERROR,
                "sql",
                test.position(),
                "there is no column '" + column + "' in " + tested.get().name() + NearNames.hint(column, names),
                test.uniqueId()));
    }
}
