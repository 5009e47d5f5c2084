/** Users, offers, interactions, and what a model is. */
@NullMarked
package app.passculture.data.recommendation.model;

import org.jspecify.annotations.NullMarked;
