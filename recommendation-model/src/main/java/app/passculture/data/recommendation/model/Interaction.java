package app.passculture.data.recommendation.model;

import java.time.Instant;

/** A booking that was not cancelled: who wanted which work, and when. */
public record Interaction(UserId user, ItemId item, Instant at) {}
