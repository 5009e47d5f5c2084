package app.passculture.data.recommendation.api.ranking;

/** What is asked of the scores of a model. */
final class Scores {
    private Scores() {}

    static boolean areFinite(float[] scores) {
        for (var score : scores) {
            if (!Float.isFinite(score)) {
                return false;
            }
        }
        return true;
    }
}
