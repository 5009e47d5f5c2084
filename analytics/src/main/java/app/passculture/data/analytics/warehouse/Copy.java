package app.passculture.data.analytics.warehouse;

/** A table into another, with its schema. With {@link Disposition#TRUNCATE} it replaces the other at once. */
public record Copy(TableName source, Statement.Destination destination, JobOptions options) implements Job {}
