/** The embedded PostgreSQL that tests of this module, and of those that read its schema, run on. */
@NullMarked
package app.passculture.data.recommendation.db;

import org.jspecify.annotations.NullMarked;
