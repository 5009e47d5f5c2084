/** A project as pages to read: models, columns, tests, SQL, and drawings of where everything comes from. */
@NullMarked
package app.passculture.data.analytics.documentation;

import org.jspecify.annotations.NullMarked;
