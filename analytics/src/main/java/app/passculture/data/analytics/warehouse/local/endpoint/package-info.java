/** BigQuery's REST API over the embedded warehouse, so that Google's own clients can use it. */
@NullMarked
package app.passculture.data.analytics.warehouse.local.endpoint;

import org.jspecify.annotations.NullMarked;
