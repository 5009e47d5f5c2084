/** Our pipelines, one class each, and what their tasks use: the only package to touch the three libraries. */
@NullMarked
package app.passculture.data.orchestration.jobs;

import org.jspecify.annotations.NullMarked;
