/** Starts the scheduler, chooses the adapters. */
@NullMarked
package app.passculture.data.orchestration;

import org.jspecify.annotations.NullMarked;
