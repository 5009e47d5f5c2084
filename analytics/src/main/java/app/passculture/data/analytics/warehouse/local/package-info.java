/** A BigQuery and Cloud Storage in process: the warehouse of a laptop. */
@NullMarked
package app.passculture.data.analytics.warehouse.local;

import org.jspecify.annotations.NullMarked;
