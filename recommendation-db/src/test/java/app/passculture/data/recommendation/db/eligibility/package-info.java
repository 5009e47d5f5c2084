/** What the eligibility views hold, case by case and against the original's functions. */
@NullMarked
package app.passculture.data.recommendation.db.eligibility;

import org.jspecify.annotations.NullMarked;
