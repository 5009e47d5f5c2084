/** Keeps published models; knows which one is current. */
@NullMarked
package app.passculture.data.recommendation.model.registry;

import org.jspecify.annotations.NullMarked;
