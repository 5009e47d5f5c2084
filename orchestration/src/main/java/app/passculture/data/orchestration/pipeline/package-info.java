/** What can run: a typed language for pipelines, loaded into an immutable, validated specification. */
@NullMarked
package app.passculture.data.orchestration.pipeline;

import org.jspecify.annotations.NullMarked;
