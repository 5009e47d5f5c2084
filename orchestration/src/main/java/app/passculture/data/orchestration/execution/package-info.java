/** The ways a task runs: on a virtual thread, in a Java process of its own, or in another system that is asked after. */
@NullMarked
package app.passculture.data.orchestration.execution;

import org.jspecify.annotations.NullMarked;
