package app.passculture.data.analytics.transformation;

import java.util.Locale;

/** What a node of the graph is. */
public enum ResourceType {
    MODEL,
    SEED,
    SNAPSHOT,
    TEST,
    ANALYSIS,
    OPERATION,
    SOURCE,
    EXPOSURE,
    UNIT_TEST;

    /** As dbt writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether other nodes may name it in {@code ref}. */
    public boolean referable() {
        return this == MODEL || this == SEED || this == SNAPSHOT;
    }

    /** The section of dbt_project.yml that configures it. */
    String section() {
        return switch (this) {
            case ANALYSIS -> "analyses";
            case OPERATION -> "operations";
            default -> key() + "s";
        };
    }
}
