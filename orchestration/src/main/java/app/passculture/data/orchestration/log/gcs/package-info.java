/** Logs in a bucket of Cloud Storage. */
@NullMarked
package app.passculture.data.orchestration.log.gcs;

import org.jspecify.annotations.NullMarked;
