package app.passculture.data.analytics.warehouse;

/** A table into objects; {@code uri} may hold one {@code *}, which becomes a number of twelve digits a file. */
public record Extract(TableName table, String uri, FileFormat format, JobOptions options) implements Job {}
