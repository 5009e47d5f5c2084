package app.passculture.data.recommendation.db.unload;

import java.time.Instant;

/**
 * What an unload wrote out, to be confirmed once received.
 *
 * @param ids exactly the ids written, as a PostgreSQL int8multirange such as {[1,21),[25,31)}: a row saved late under a low id is not
 *     among them and stays
 */
public record UnloadedRows(Instant before, long rows, String ids) {}
