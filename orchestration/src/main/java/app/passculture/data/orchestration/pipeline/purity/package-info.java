/** Reads the byte code of a definition to see whether it would look at anything but its arguments. */
@NullMarked
package app.passculture.data.orchestration.pipeline.purity;

import org.jspecify.annotations.NullMarked;
