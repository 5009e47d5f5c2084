/** What happened: the states of a run and its tasks, and the pure function that moves them on. */
@NullMarked
package app.passculture.data.orchestration.run;

import org.jspecify.annotations.NullMarked;
