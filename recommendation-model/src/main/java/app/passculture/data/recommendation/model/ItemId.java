package app.passculture.data.recommendation.model;

/** A work: what all offers of one product share; the offer's own id when it has no product. */
public record ItemId(String value) {
    public ItemId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an item id is never empty");
        }
    }
}
