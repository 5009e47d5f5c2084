/** Lets callers in: the token, other origins, and a name for every call. */
@NullMarked
package app.passculture.data.recommendation.api.access;

import org.jspecify.annotations.NullMarked;
