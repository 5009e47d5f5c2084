/** Streams out what the API wrote, and deletes it once the receiver has confirmed it. */
@NullMarked
package app.passculture.data.recommendation.db.unload;

import org.jspecify.annotations.NullMarked;
