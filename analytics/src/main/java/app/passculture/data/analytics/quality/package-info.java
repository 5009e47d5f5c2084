/** Checks of tables once built, and of models before: generic and singular tests, and unit tests with given and expected rows. */
@NullMarked
package app.passculture.data.analytics.quality;

import org.jspecify.annotations.NullMarked;
