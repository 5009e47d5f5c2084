package app.passculture.data.recommendation.db.load;

/** All replicated tables go from one generation's place to another's; those that do not exist stay away. */
public record Move(Generation from, Generation to) {}
