/** When a pipeline runs: cron expressions, periods, and the data interval each run covers. */
@NullMarked
package app.passculture.data.orchestration.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
