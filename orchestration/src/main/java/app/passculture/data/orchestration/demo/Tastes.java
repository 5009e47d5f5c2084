package app.passculture.data.orchestration.demo;

import java.util.Arrays;
import java.util.List;

/** The taste of everybody, from the id alone. */
final class Tastes {
    static final List<OfferType> TYPES =
            Arrays.stream(OfferType.values()).filter(type -> !type.technical()).toList();
    private static final double FAVOUR = 6;
    private static final Weighted<OfferType> FAVOURITES = Weighted.of(TYPES, type -> Math.sqrt(type.demand()));

    private final RandomStream stream;

    Tastes(Blueprint blueprint) {
        this.stream = blueprint.stream("user.taste");
    }

    Taste of(long user) {
        var dice = stream.dice(user);
        var favourite = FAVOURITES.draw(dice);
        var weights = new double[TYPES.size()];
        for (int i = 0; i < weights.length; i++) {
            var type = TYPES.get(i);
            weights[i] = type.demand() * dice.skewed(.6) * (type == favourite ? FAVOUR : 1);
        }
        return new Taste(favourite, WeightedChoice.of(weights), Traits.of(i -> dice.bell()));
    }
}
