package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Table;
import java.util.Optional;

/** What a plan depends on outside of the project: the table there is, and the columns that the node's query gives. */
record NodeState(Optional<Table> existing, Optional<Schema> query) {

    static final NodeState NOTHING = new NodeState(Optional.empty(), Optional.empty());

    boolean isView() {
        return existing.filter(table -> table.definition().viewQuery() != null).isPresent();
    }

    boolean isTable() {
        return existing.isPresent() && !isView();
    }

    /** The columns of the query, which the planner asked for. */
    Schema columns() {
        return query.orElseThrow(() -> new IllegalStateException("the columns of the query were not asked for"));
    }

    Table table() {
        return existing.orElseThrow(() -> new IllegalStateException("there is no table"));
    }
}
