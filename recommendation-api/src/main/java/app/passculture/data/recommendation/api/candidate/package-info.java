/** The offers that may be shown to a user at a position, answered from an in-memory snapshot of the database. */
@NullMarked
package app.passculture.data.recommendation.api.candidate;

import org.jspecify.annotations.NullMarked;
