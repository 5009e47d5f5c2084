/** Remembers what was shown: every answer is stored before it leaves, and a failed save never fails an answer. */
@NullMarked
package app.passculture.data.recommendation.api.history;

import org.jspecify.annotations.NullMarked;
