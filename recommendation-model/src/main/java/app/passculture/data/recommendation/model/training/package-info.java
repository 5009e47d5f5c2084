/** Learns a model from interactions. */
@NullMarked
package app.passculture.data.recommendation.model.training;

import org.jspecify.annotations.NullMarked;
