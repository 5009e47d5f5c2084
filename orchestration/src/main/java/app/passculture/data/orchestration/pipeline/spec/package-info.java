/** What a pipeline is once defined: an immutable value with a canonical JSON form, a version and differences. */
@NullMarked
package app.passculture.data.orchestration.pipeline.spec;

import org.jspecify.annotations.NullMarked;
