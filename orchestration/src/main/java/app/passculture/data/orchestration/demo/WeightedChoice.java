package app.passculture.data.orchestration.demo;

import java.util.Arrays;

/** Chooses indices in proportion to their weights. */
final class WeightedChoice {
    private final double[] cumulative;

    private WeightedChoice(double[] cumulative) {
        this.cumulative = cumulative;
    }

    static WeightedChoice of(double[] weights) {
        var cumulative = weights.clone();
        Arrays.parallelPrefix(cumulative, Double::sum);
        return new WeightedChoice(cumulative);
    }

    double total() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    int draw(Dice dice) {
        int found = Arrays.binarySearch(cumulative, dice.fraction() * total());
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
    }
}
