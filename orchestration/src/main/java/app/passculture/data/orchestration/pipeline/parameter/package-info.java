/** Run parameters: a record read from JSON values, its JSON Schema, and what is wrong with the values given. */
@NullMarked
package app.passculture.data.orchestration.pipeline.parameter;

import org.jspecify.annotations.NullMarked;
