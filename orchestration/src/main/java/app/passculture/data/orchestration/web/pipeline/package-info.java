/** The pages of a pipeline, of a run and of a task: what happened, why, and what to do about it. */
@NullMarked
package app.passculture.data.orchestration.web.pipeline;

import org.jspecify.annotations.NullMarked;
