package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.ColumnLineage;
import app.passculture.data.analytics.warehouse.Schema;

/** What the check learned of a table: its columns, and where they come from (tables by {@code project.dataset.table}). */
public record NodeFacts(Schema schema, ColumnLineage lineage) {}
