package app.passculture.data.recommendation.model;

/** Something bookable at a venue; the text is opaque and never compared by order. */
public record OfferId(String value) {
    public OfferId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an offer id is never empty");
        }
    }
}
