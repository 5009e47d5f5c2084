/** What SQL means, as Google's own analyzer tells it: types, columns, tables, errors with their place. */
@NullMarked
package app.passculture.data.analytics.googlesql;

import org.jspecify.annotations.NullMarked;
