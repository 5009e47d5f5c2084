package app.passculture.data.recommendation.model;

import java.util.Arrays;
import java.util.List;

/** Gives every item the same score, so that only the order of the candidates decides. */
public record ConstantModel(float value) implements Model {
    public static final String KIND = "constant";

    /** The original system's model: every prediction is 1. */
    public static final ConstantModel ONE = new ConstantModel(1);

    public ConstantModel {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("a score is finite, got " + value);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    @Override
    public Scorer over(List<ItemId> catalogue) {
        return (_, _, count, scores) -> Arrays.fill(scores, 0, count, value);
    }
}
