package app.passculture.data.orchestration.history;

import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A version of a pipeline, by the bundle of code it came with. */
public record FoundVersion(
        UUID id, String pipeline, int number, String bundle, String bundleDigest, Instant createdAt) {

    static final String COLUMNS = "v.id AS version_id, v.pipeline AS version_pipeline, v.number AS version_number,"
            + " v.bundle AS version_bundle, v.bundle_digest AS version_digest, v.created_at AS version_created_at";

    static FoundVersion of(Row row) throws SQLException {
        return new FoundVersion(
                row.uuid("version_id"),
                row.text("version_pipeline"),
                row.integer("version_number"),
                row.text("version_bundle"),
                row.text("version_digest"),
                row.time("version_created_at"));
    }
}
