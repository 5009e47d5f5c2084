/** Runs a pipeline in a unit test: virtual time, stubs, injected failures, and assertions on what happened. */
@NullMarked
package app.passculture.data.orchestration.rehearsal;

import org.jspecify.annotations.NullMarked;
