/** The client of BigQuery and Cloud Storage. */
@NullMarked
package app.passculture.data.analytics.warehouse.bigquery;

import org.jspecify.annotations.NullMarked;
