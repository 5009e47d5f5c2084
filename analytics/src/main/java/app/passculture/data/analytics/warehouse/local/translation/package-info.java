/** Statements as Google's analyzer resolved them, into DuckDB's SQL. */
@NullMarked
package app.passculture.data.analytics.warehouse.local.translation;

import org.jspecify.annotations.NullMarked;
