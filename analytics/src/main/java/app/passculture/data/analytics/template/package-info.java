/** SQL files with Jinja as dbt uses it: our own interpreter, strict about names and exact about positions. */
@NullMarked
package app.passculture.data.analytics.template;

import org.jspecify.annotations.NullMarked;
