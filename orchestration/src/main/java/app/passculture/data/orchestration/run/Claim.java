package app.passculture.data.orchestration.run;

import java.util.UUID;

/** An attempt to start: its identifier exists before anything runs. */
public record Claim(int task, int tryNumber, UUID attempt) {}
