package app.passculture.data.orchestration.demo;

import java.util.List;

/** How big a demo world is: the counts that are promised exactly, the others follow from them. */
public record WorldSize(String name, int users, int recommendableOffers, int bookings) {
    public static final WorldSize TINY = new WorldSize("tiny", 400, 330, 4_000);
    public static final WorldSize STANDARD = new WorldSize("standard", 100_000, 26_800, 1_000_000);
    public static final WorldSize LARGE = new WorldSize("large", 1_000_000, 80_400, 10_000_000);

    private static final List<WorldSize> NAMED = List.of(TINY, STANDARD, LARGE);

    public WorldSize {
        if (users < 100 || recommendableOffers < 300 || bookings < users) {
            throw new DemoWorldException.BadRequest(
                    "a world needs 100 users, 300 offers and a booking a user, not %d, %d and %d"
                            .formatted(users, recommendableOffers, bookings));
        }
    }

    /** The size of that name, {@code tiny}, {@code standard} or {@code large}. */
    public static WorldSize named(String name) {
        return NAMED.stream().filter(size -> size.name.equals(name)).findFirst().orElseThrow(() -> unknown(name));
    }

    int flawedOffers() {
        return recommendableOffers / 5;
    }

    int offers() {
        return recommendableOffers + flawedOffers();
    }

    int offerers() {
        return recommendableOffers / 16;
    }

    int physicalVenues() {
        return recommendableOffers / 11;
    }

    int virtualVenues() {
        return offerers() / 4;
    }

    private static DemoWorldException unknown(String name) {
        return new DemoWorldException.BadRequest("there is no size \"" + name + "\": tiny, standard or large");
    }
}
