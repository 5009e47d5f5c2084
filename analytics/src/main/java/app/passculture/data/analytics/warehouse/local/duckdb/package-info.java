/** The embedded engine: statements of BigQuery on tables of DuckDB. */
@NullMarked
package app.passculture.data.analytics.warehouse.local.duckdb;

import org.jspecify.annotations.NullMarked;
