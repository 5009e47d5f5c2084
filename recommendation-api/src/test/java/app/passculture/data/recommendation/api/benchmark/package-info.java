/** Measures the API under load against a route of the same server that does nothing. */
@NullMarked
package app.passculture.data.recommendation.api.benchmark;

import org.jspecify.annotations.NullMarked;
