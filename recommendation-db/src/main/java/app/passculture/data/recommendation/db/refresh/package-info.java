/** Refreshes the materialised views without disturbing their readers, and reports their freshness. */
@NullMarked
package app.passculture.data.recommendation.db.refresh;

import org.jspecify.annotations.NullMarked;
