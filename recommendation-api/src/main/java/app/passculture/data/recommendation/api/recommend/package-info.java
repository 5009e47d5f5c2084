/** Answers the recommendation routes: from a user and a position to ordered offers. */
@NullMarked
package app.passculture.data.recommendation.api.recommend;

import org.jspecify.annotations.NullMarked;
