/** The command palette: pages, pipelines, runs, tasks and orders by a few letters. */
@NullMarked
package app.passculture.data.orchestration.web.palette;

import org.jspecify.annotations.NullMarked;
