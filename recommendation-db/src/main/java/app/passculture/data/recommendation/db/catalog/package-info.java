/** Which tables come from the warehouse, column by column. */
@NullMarked
package app.passculture.data.recommendation.db.catalog;

import org.jspecify.annotations.NullMarked;
