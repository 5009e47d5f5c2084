/** Buckets in a directory, as a port and as an endpoint that Cloud Storage's own client can use. */
@NullMarked
package app.passculture.data.analytics.warehouse.local.storage;

import org.jspecify.annotations.NullMarked;
