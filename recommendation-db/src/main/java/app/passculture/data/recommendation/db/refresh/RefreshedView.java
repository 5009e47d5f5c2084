package app.passculture.data.recommendation.db.refresh;

import java.time.Duration;
import java.time.Instant;

/** One view as it was last refreshed: how long that took, how many rows it holds, and since when. */
public record RefreshedView(String name, Duration duration, long rows, Instant refreshedAt) {}
