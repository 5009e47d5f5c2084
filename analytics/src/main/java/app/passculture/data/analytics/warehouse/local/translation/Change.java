package app.passculture.data.analytics.warehouse.local.translation;

import java.util.List;

/**
 * A change of rows: statements in their order, within one transaction. {@code preparing} ones come first; {@code refusing}: a query that must
 * give no row ("": none); the rows that {@code changing} ones change are counted; {@code cleaning} ones come last.
 */
public record Change(List<String> preparing, String refusing, List<String> changing, List<String> cleaning) {
    public Change {
        preparing = List.copyOf(preparing);
        changing = List.copyOf(changing);
        cleaning = List.copyOf(cleaning);
    }

    static Change of(String statement) {
        return new Change(List.of(), "", List.of(statement), List.of());
    }
}
