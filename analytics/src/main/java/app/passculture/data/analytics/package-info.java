/** The command line over a project of SQL: reads, checks, runs and tests it, here or on BigQuery. */
@NullMarked
package app.passculture.data.analytics;

import org.jspecify.annotations.NullMarked;
