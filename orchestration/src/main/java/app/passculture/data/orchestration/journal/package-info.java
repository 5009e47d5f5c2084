/** Runs, tasks, attempts, outputs and nodes in PostgreSQL: what is read, and the statements by which a run moves on. */
@NullMarked
package app.passculture.data.orchestration.journal;

import org.jspecify.annotations.NullMarked;
