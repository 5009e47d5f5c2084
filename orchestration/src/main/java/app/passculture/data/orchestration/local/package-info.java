/** Runs the whole platform on this machine, for one person: what {@code ./start} does. */
@NullMarked
package app.passculture.data.orchestration.local;

import org.jspecify.annotations.NullMarked;
