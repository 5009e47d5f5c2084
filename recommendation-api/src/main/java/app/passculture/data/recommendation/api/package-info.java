/** Starts the API. */
@NullMarked
package app.passculture.data.recommendation.api;

import org.jspecify.annotations.NullMarked;
