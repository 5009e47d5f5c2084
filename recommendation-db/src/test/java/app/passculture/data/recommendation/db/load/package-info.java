@NullMarked
package app.passculture.data.recommendation.db.load;

import org.jspecify.annotations.NullMarked;
