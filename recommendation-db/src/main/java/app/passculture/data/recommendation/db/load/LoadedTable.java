package app.passculture.data.recommendation.db.load;

/** What a load put into one table. */
public record LoadedTable(String name, long rows, long bytes) {}
