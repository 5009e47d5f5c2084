@NullMarked
package app.passculture.data.recommendation.db.migration;

import org.jspecify.annotations.NullMarked;
