package app.passculture.data.recommendation.db.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Map<String, String> SPECIFIED_TYPES = Map.of(
            "varchar", "character varying",
            "timestamp", "timestamp without time zone",
            "int4", "integer",
            "numeric", "numeric",
            "bool", "boolean");

    @Test
    void tablesAndColumnsAreThoseOfTheWarehouseInItsOrder() throws IOException {
        assertThat(catalogued()).isEqualTo(specified());
    }

    @Test
    void theMigratedDatabaseHoldsTheSameColumnsInTheSameOrder() throws SQLException {
        String columns = """
                SELECT table_name || '.' || column_name || ' ' || data_type
                FROM information_schema.columns
                WHERE table_schema = 'public'
                  AND table_name IN ('booking', 'iris_venues', 'mediation', 'offer', 'offerer', 'venue', 'stock')
                ORDER BY array_position(
                    ARRAY['booking', 'iris_venues', 'mediation', 'offer', 'offerer', 'venue', 'stock'], table_name::text),
                    ordinal_position
                """;

        assertThat(catalogued()).isEqualTo(texts(columns));
    }

    @Test
    void theMigratedDatabaseHoldsTheSameIndexes() throws SQLException {
        String indexes = """
                SELECT tablename || ' ' || indexname || ' (' || replace(substring(indexdef FROM '\\((.*)\\)$'), '"', '') || ')'
                FROM pg_indexes
                WHERE schemaname = 'public'
                  AND tablename IN ('booking', 'iris_venues', 'mediation', 'offer', 'offerer', 'venue', 'stock')
                """;
        List<String> expected = new ArrayList<>();
        for (ReplicatedTable table : Catalog.tables()) {
            table.indexes()
                    .forEach(index -> expected.add(table.name() + " " + index.name() + " (" + index.column() + ")"));
        }

        assertThat(texts(indexes)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void referencesNameCataloguedColumns() {
        List<String> columns = catalogued().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .sorted(Comparator.naturalOrder())
                .toList();

        assertThat(Catalog.references())
                .allSatisfy(reference -> assertThat(columns)
                        .contains(
                                reference.table() + "." + reference.column(),
                                reference.targetTable() + "." + reference.targetColumn()));
    }

    private static List<String> catalogued() {
        List<String> lines = new ArrayList<>();
        for (ReplicatedTable table : Catalog.tables()) {
            table.columns()
                    .forEach(column -> lines.add(table.name() + "." + column.name() + " "
                            + column.type().sql()));
        }
        return lines;
    }

    private static List<String> specified() throws IOException {
        try (var resource = CatalogTest.class.getResourceAsStream("/catalog/tables.csv")) {
            assertThat(resource).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> cells[0] + "." + cells[1] + " " + SPECIFIED_TYPES.get(cells[2]))
                    .toList();
        }
    }

    private static List<String> texts(String sql) throws SQLException {
        try (Connection connection = EmbeddedDatabase.create().dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
