/** The graph of tables: reads dbt projects, declares what each table needs, and compiles it. */
@NullMarked
package app.passculture.data.analytics.transformation;

import org.jspecify.annotations.NullMarked;
