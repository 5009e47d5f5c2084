package app.passculture.data.recommendation.model;

/** How often one item was booked within each window; a longer window contains the shorter ones. */
public record ItemPopularity(ItemId item, int days7, int days14, int days28) {
    public ItemPopularity {
        if (days7 < 0 || days14 < days7 || days28 < days14) {
            throw new IllegalArgumentException("item %s: counts must grow with the window, got %d, %d, %d"
                    .formatted(item.value(), days7, days14, days28));
        }
    }

    /** The bookings counted within {@code window}. */
    public int bookings(PopularityWindow window) {
        return switch (window) {
            case DAYS_7 -> days7;
            case DAYS_14 -> days14;
            case DAYS_28 -> days28;
        };
    }
}
