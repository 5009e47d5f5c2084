package app.passculture.data.orchestration.jobs.matomo;

import java.time.Instant;

/** A bound on a column of time: only rows after it. */
public record Since(String column, Instant moment) {}
