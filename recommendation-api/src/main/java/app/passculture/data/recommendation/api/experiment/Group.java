package app.passculture.data.recommendation.api.experiment;

/** A half of the A/B test: A receives recommendations, B none. */
public enum Group {
    A,
    B;

    /** The group that a stored text means: only its first character counts, and whatever is not A is treated like B. */
    static Group meantBy(String text) {
        return text.startsWith("A") ? A : B;
    }
}
