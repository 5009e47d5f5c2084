package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Copy;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.Engine.Work;

/** A table into another. */
record CopyWork(Context context) {
    Work run(Copy copy) {
        return context.transaction(() -> {
            TableDefinition source = context.describe(copy.source()).definition();
            TableName target = copy.destination().table();
            String select = "SELECT * FROM " + context.relation(copy.source());
            Tables tables = new Tables(context);
            if (copy.destination().disposition() == Disposition.TRUNCATE) {
                tables.fill(new TableDefinition(target, source.schema(), null, source.options()), select);
            } else {
                tables.write(copy.destination(), source.schema(), select);
            }
            return new Work("COPY", tables.count(copy.source()), 0, target);
        });
    }
}
