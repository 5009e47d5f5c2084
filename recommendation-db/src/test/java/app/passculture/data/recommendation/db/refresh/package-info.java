@NullMarked
package app.passculture.data.recommendation.db.refresh;

import org.jspecify.annotations.NullMarked;
