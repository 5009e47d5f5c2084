package app.passculture.data.recommendation.model;

/** A model bound to one catalogue; safe for use by many threads. */
@FunctionalInterface
public interface Scorer {
    /**
     * Writes to {@code scores[k]}, for k below {@code count}, the finite score of catalogue index {@code
     * candidates[k]}; higher is better, and whatever lies at or after {@code count} is left alone.
     */
    void score(UserId user, int[] candidates, int count, float[] scores);
}
