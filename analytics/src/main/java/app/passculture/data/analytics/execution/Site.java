package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.TypeText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is in the warehouse when a run begins, and what must be there before it can. */
final class Site {

    private final Warehouse warehouse;
    private final Map<DatasetName, Set<TableName>> datasets = new HashMap<>();

    Site(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Looks once into each dataset of the nodes. */
    static Site of(Warehouse warehouse, Collection<Node> nodes) {
        Site site = new Site(warehouse);
        datasetsOf(nodes).forEach(site::look);
        return site;
    }

    private static Set<DatasetName> datasetsOf(Collection<Node> nodes) {
        return nodes.stream()
                .filter(Site::becomesTable)
                .map(node -> Identifiers.table(node).in())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean becomesTable(Node node) {
        return node.type().referable() && !node.ephemeral() && node.relation().isPresent();
    }

    private Set<TableName> look(DatasetName dataset) {
        return datasets.computeIfAbsent(dataset, name -> {
            try {
                return new HashSet<>(warehouse.tables(name));
            } catch (WarehouseException.NotFound none) {
                return new HashSet<>();
            }
        });
    }

    boolean has(TableName table) {
        return datasets.getOrDefault(table.in(), Set.of()).contains(table);
    }

    boolean has(Node node) {
        return becomesTable(node) && has(Identifiers.table(node));
    }

    /** Whether there is the table of a node that may be in a dataset nobody looked into yet. */
    boolean looksFor(Node node) {
        return becomesTable(node) && look(Identifiers.table(node).in()).contains(Identifiers.table(node));
    }

    void createDatasets(Collection<Node> nodes) {
        datasetsOf(nodes).forEach(this::create);
    }

    private void create(DatasetName dataset) {
        if (warehouse.find(dataset).isEmpty()) {
            try {
                warehouse.create(Dataset.of(dataset));
            } catch (WarehouseException.AlreadyExists another) {
                // another run was first
            }
        }
    }

    /** Makes the declared sources that do not exist, empty: so that a project runs on a machine that has no data yet. */
    void createEmptySources(Project project) {
        for (Node node : project.nodes().values()) {
            boolean typed = node.type() == ResourceType.SOURCE
                    && !node.description().columns().isEmpty()
                    && node.description().columns().stream()
                            .allMatch(column -> column.dataType().isPresent());
            if (typed) {
                createEmpty(node);
            }
        }
    }

    private void createEmpty(Node source) {
        TableName table = Identifiers.table(source);
        look(table.in());
        if (!has(table)) {
            create(table.in());
            List<Field> fields = source.description().columns().stream()
                    .map(column -> Field.of(
                            column.name(), TypeText.parse(column.dataType().orElseThrow())))
                    .toList();
            warehouse.create(TableDefinition.table(table, new Schema(fields)));
        }
    }
}
