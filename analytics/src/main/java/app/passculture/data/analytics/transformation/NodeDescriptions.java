package app.passculture.data.analytics.transformation;

import java.util.List;

/** The descriptions of nodes and columns, with their docs blocks. */
record NodeDescriptions(Evaluation evaluation, DocBlocks docs) {

    Node.Description of(Draft draft) {
        String text = evaluation.described(draft.packageName(), draft.properties(), docs);
        List<Node.Column> columns = draft.type() == ResourceType.TEST
                ? List.of()
                : draft.properties().mappings("columns").stream()
                        .map(column -> column(draft, column))
                        .toList();
        return new Node.Description(text, columns, draft.extra());
    }

    private Node.Column column(Draft draft, Yaml.Mapping column) {
        return new Node.Column(
                column.text("name"),
                evaluation.described(draft.packageName(), column, docs),
                column.findText("data_type"),
                column.data());
    }
}
