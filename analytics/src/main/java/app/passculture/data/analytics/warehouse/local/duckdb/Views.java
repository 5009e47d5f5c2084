package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.warehouse.TableDefinition;
import java.util.Map;

/** Tables and views by definition: the columns of a view follow from its query. */
record Views(Context context) {
    void create(TableDefinition table) {
        new Tables(context).create(complete(table));
    }

    void update(TableDefinition table) {
        new Tables(context).update(complete(table));
    }

    private TableDefinition complete(TableDefinition table) {
        String query = table.viewQuery();
        if (query == null) {
            return table;
        }
        try {
            Analysis analysis = context.sql().analyze(query, context.names(null, Map.of()));
            context.translated(analysis, Map.of(), translator -> Queries.sql(translator, analysis));
            return table.with(Queries.schema(analysis));
        } catch (GoogleSqlException e) {
            throw Failures.of(e);
        }
    }
}
