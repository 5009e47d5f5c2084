/** Replaces the replicated tables and the zones from streams, all or nothing. */
@NullMarked
package app.passculture.data.recommendation.db.load;

import org.jspecify.annotations.NullMarked;
