package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;

/** What runs usually take, and what nine of ten do not exceed. */
public record Usual(Duration middle, Duration most) {}
