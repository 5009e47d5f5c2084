/** Turns coordinates into the IRIS zone that contains them. */
@NullMarked
package app.passculture.data.recommendation.api.location;

import org.jspecify.annotations.NullMarked;
