/** Tells whether the views that recommendations come from exist and hold something. */
@NullMarked
package app.passculture.data.recommendation.api.health;

import org.jspecify.annotations.NullMarked;
