package app.passculture.data.recommendation.model;

/** A person, as the application's database numbers them. */
public record UserId(long value) {}
