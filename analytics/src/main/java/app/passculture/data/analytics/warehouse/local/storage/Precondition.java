package app.passculture.data.analytics.warehouse.local.storage;

import org.jspecify.annotations.Nullable;

/** What must be true of an object before it is changed; null: anything. Generation 0: it must not be there. */
record Precondition(
        @Nullable Long generation,
        @Nullable Long notGeneration,
        @Nullable Long metageneration) {

    static final Precondition NONE = new Precondition(null, null, null);

    boolean holds(long currentGeneration, long currentMetageneration) {
        return (generation == null || generation == currentGeneration)
                && (notGeneration == null || notGeneration != currentGeneration)
                && (metageneration == null || metageneration == currentMetageneration);
    }
}
