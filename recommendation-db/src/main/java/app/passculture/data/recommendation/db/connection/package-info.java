/** Where the recommendation database is and how to reach it, as the command lines of this module read it. */
@NullMarked
package app.passculture.data.recommendation.db.connection;

import org.jspecify.annotations.NullMarked;
