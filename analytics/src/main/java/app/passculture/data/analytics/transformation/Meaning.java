package app.passculture.data.analytics.transformation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a node means, as a short text: comments, spaces and the order of keys do not count, everything that changes a table or what is said of it does. */
final class Meaning {

    private Meaning() {}

    /** The meaning of a node; empty when it has SQL that was not compiled. */
    static Optional<String> of(Node node, @Nullable Compiled compiled) {
        if (compiled == null && Compiler.hasSql(node)) {
            return Optional.empty();
        }
        String sql = compiled == null ? node.code().raw() : SqlToken.bare(compiled.sql());
        String config = String.valueOf(ordered(node.config().values()));
        String facts = String.valueOf(ordered(node.description().extra()));
        String columns = node.description().columns().stream()
                .map(column -> column.name() + ordered(said(column)) + column.text() + column.dataType())
                .collect(Collectors.joining("\n"));
        String whole = String.join(
                "\u0000",
                sql,
                config,
                facts,
                columns,
                node.description().text(),
                node.relation().map(RelationName::toString).orElse(""));
        return Optional.of(Names.sha256(whole));
    }

    /** Tests are nodes of their own. */
    private static Map<String, @Nullable Object> said(Node.Column column) {
        Map<String, @Nullable Object> said = new TreeMap<>(column.yaml());
        said.remove("tests");
        said.remove("data_tests");
        return said;
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, inner) -> sorted.put(String.valueOf(key), String.valueOf(ordered(inner))));
        return sorted;
    }
}
