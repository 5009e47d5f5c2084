/** What functions of GoogleSQL compute where DuckDB has none or another: plain Java, without a database. */
@NullMarked
package app.passculture.data.analytics.warehouse.local.functions;

import org.jspecify.annotations.NullMarked;
