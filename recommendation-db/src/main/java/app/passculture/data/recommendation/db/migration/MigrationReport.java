package app.passculture.data.recommendation.db.migration;

import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/** How many scripts were applied and the version reached. */
public record MigrationReport(int applied, String version) {
    static MigrationReport of(MigrateResult result) {
        return new MigrationReport(
                result.migrationsExecuted, reached(result.targetSchemaVersion, result.initialSchemaVersion));
    }

    @Override
    public String toString() {
        return "Schema at version " + version + ", " + applied + " scripts applied.";
    }

    private static String reached(@Nullable String target, @Nullable String initial) {
        if (target != null) {
            return target;
        }
        return initial == null ? "none" : initial;
    }
}
