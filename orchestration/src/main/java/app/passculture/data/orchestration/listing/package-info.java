/** Pages of rows: conditions with bound values, an order, a window, and a count that gives up at 10,000. */
@NullMarked
package app.passculture.data.orchestration.listing;

import org.jspecify.annotations.NullMarked;
