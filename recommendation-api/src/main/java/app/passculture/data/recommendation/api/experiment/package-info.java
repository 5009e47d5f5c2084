/** Which half of the A/B test a user is in, drawn once and kept for ever. */
@NullMarked
package app.passculture.data.recommendation.api.experiment;

import org.jspecify.annotations.NullMarked;
