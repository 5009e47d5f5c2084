/** What is known of a project without running it: types, columns and where they come from, and everything that is wrong. */
@NullMarked
package app.passculture.data.analytics.check;

import org.jspecify.annotations.NullMarked;
