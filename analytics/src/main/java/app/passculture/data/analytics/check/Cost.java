package app.passculture.data.analytics.check;

import java.util.OptionalLong;

/** What the statement of a node would read, as the warehouse says without running it, and how much it may. */
public record Cost(String node, long bytes, OptionalLong budget) {}
