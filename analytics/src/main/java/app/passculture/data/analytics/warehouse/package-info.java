/** What we ask of a SQL warehouse. */
@NullMarked
package app.passculture.data.analytics.warehouse;

import org.jspecify.annotations.NullMarked;
