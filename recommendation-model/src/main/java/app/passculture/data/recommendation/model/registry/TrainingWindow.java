package app.passculture.data.recommendation.model.registry;

import java.time.Instant;

/** The stretch of interactions a model learned from; {@code until} is not part of it. */
public record TrainingWindow(Instant from, Instant until) {
    public TrainingWindow {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a training window ends (%s) after it starts (%s)".formatted(until, from));
        }
    }
}
