/** Brings a recommendation database to the current schema. */
@NullMarked
package app.passculture.data.recommendation.db.migration;

import org.jspecify.annotations.NullMarked;
