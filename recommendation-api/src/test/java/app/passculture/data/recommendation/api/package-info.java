/** The API as its callers see it: started, over HTTP, on a real database. */
@NullMarked
package app.passculture.data.recommendation.api;

import org.jspecify.annotations.NullMarked;
