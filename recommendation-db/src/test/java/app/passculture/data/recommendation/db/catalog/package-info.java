@NullMarked
package app.passculture.data.recommendation.db.catalog;

import org.jspecify.annotations.NullMarked;
