package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Identifier;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;

/** A complete set of the replicated tables; each lives in a schema of its own. */
public enum Generation {
    /** Being loaded; exists only during a load. */
    INCOMING("incoming"),
    /** What readers see. */
    LIVE("public"),
    /** What readers saw before the last load; kept for a roll-back. */
    PREVIOUS("previous"),
    /** The one before; exists only between a swap and its clean-up. */
    DISCARDED("discarded");

    private final String schema;

    Generation(String schema) {
        this.schema = schema;
    }

    String schema() {
        return new Identifier(schema).quoted();
    }

    String qualified(ReplicatedTable table) {
        return qualified(table.name());
    }

    String qualified(Identifier table) {
        return schema() + "." + table.quoted();
    }
}
