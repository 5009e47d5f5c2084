/** Scores candidates with the current model and spreads them over the kinds of offers. */
@NullMarked
package app.passculture.data.recommendation.api.ranking;

import org.jspecify.annotations.NullMarked;
