package app.passculture.data.orchestration.demo;

/** A quantity of an offer at a price in cents; {@code spare} is what is left of it, or UNLIMITED. */
record Stock(int id, long created, long begins, long limit, int price, int spare, boolean softDeleted) {
    static final int UNLIMITED = -1;

    boolean bookable(long at) {
        return created <= at && later(begins, at) && later(limit, at);
    }

    /** Whether the event was over at that moment. */
    boolean begunBy(long at) {
        return begins != Timeline.NEVER && begins <= at;
    }

    private static boolean later(long moment, long at) {
        return moment == Timeline.NEVER || moment > at;
    }
}
