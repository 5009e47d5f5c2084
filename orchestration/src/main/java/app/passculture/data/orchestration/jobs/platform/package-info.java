/** Gives the tasks of our pipelines what they use, as the environment says: here on this machine. */
@NullMarked
package app.passculture.data.orchestration.jobs.platform;

import org.jspecify.annotations.NullMarked;
