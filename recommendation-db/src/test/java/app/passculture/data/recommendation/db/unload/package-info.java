@NullMarked
package app.passculture.data.recommendation.db.unload;

import org.jspecify.annotations.NullMarked;
