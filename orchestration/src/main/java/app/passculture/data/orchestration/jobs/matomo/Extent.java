package app.passculture.data.orchestration.jobs.matomo;

/** The least and the greatest id among some rows. */
public record Extent(long first, long last) {}
