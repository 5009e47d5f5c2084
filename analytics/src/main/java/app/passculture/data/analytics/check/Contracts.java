package app.passculture.data.analytics.check;

import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares the columns that YAML promises with those that the statement makes. */
final class Contracts {

    private Contracts() {}

    static List<Finding> check(Node node, Schema made) {
        List<Finding> findings = new ArrayList<>();
        boolean enforced = isEnforced(node);
        List<String> names = made.fields().stream().map(Field::name).toList();
        for (Node.Column column : node.description().columns()) {
            int index = made.indexOf(column.name());
            if (index < 0) {
                findings.add(finding(
                        node,
                        enforced,
                        "there is no column '" + column.name() + "'" + NearNames.hint(column.name(), names)));
            } else {
                type(node, column, made.fields().get(index), enforced).ifPresent(findings::add);
            }
        }
        if (enforced) {
            undeclared(node, made).ifPresent(findings::add);
            if (findings.isEmpty()) {
                order(node, names).ifPresent(findings::add);
            }
        }
        return findings;
    }

    static boolean isEnforced(Node node) {
        return node.config().find("contract").orElse(null) instanceof Map<?, ?> contract
                && Boolean.TRUE.equals(contract.get("enforced"));
    }

    private static Finding finding(Node node, boolean enforced, String message) {
        Finding.Severity severity = enforced ? Finding.Severity.ERROR : Finding.Severity.WARNING;
        String what = enforced ? "breaks its contract: " : "is described wrongly: ";
        return Finding.at(
                severity, Rules.CONTRACT, node.position(), node.name() + " " + what + message, node.uniqueId());
    }

    private static Optional<Finding> type(Node node, Node.Column column, Field made, boolean enforced) {
        if (column.dataType().isEmpty()) {
            return enforced
                    ? Optional.of(finding(node, true, "column '" + column.name() + "' has no data_type"))
                    : Optional.empty();
        }
        Optional<Type> declared = DeclaredColumns.type(column);
        if (declared.isEmpty()) {
            return Optional.of(finding(
                    node,
                    enforced,
                    "column '" + column.name() + "' has the unknown data_type '"
                            + column.dataType().get() + "'"));
        }
        String wanted = plain(declared.get());
        return wanted.equals(plain(made.type()))
                ? Optional.empty()
                : Optional.of(finding(
                        node,
                        enforced,
                        "column '%s' is %s, declared is %s".formatted(column.name(), made.type(), declared.get())));
    }

    /** The analyzer knows no precision, so it does not count. */
    private static String plain(Type type) {
        return type.toString().replaceAll("\\(\\d+(, \\d+)?\\)", "").toLowerCase(Locale.ROOT);
    }

    private static Optional<Finding> undeclared(Node node, Schema made) {
        List<String> more = made.fields().stream()
                .map(Field::name)
                .filter(name -> node.description().columns().stream()
                        .noneMatch(column -> column.name().equalsIgnoreCase(name)))
                .toList();
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(node, true, "not declared: " + String.join(", ", more)));
    }

    private static Optional<Finding> order(Node node, List<String> made) {
        for (int i = 0; i < made.size(); i++) {
            String declared = node.description().columns().get(i).name();
            if (!declared.equalsIgnoreCase(made.get(i))) {
                return Optional.of(finding(
                        node, true, "column %d is '%s', declared is '%s'".formatted(i + 1, made.get(i), declared)));
            }
        }
        return Optional.empty();
    }
}
