/** Finds pipelines, runs, tasks and what they left behind, for the REST API and the pages; no question reads the whole history. */
@NullMarked
package app.passculture.data.orchestration.history;

import org.jspecify.annotations.NullMarked;
