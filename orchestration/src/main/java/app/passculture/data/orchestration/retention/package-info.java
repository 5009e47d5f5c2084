/** Lets go of history that is older than it is worth: whole months as partitions, the rest in small batches, with logs and outputs. */
@NullMarked
package app.passculture.data.orchestration.retention;

import org.jspecify.annotations.NullMarked;
