/** Executes a project: plans as values, and the run that carries them out in the order of the graph. */
@NullMarked
package app.passculture.data.analytics.execution;

import org.jspecify.annotations.NullMarked;
