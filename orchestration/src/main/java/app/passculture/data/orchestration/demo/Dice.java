package app.passculture.data.orchestration.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws of the shapes this world needs, from one generator, equal on every machine. */
record Dice(RandomGenerator random) {
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double fraction() {
        return random.nextDouble();
    }

    /** From {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long bits() {
        return random.nextLong();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Nearly normal, mean 0 and deviation 1: four uniforms summed, since Math.log may differ between machines. */
    double bell() {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * 1.7320508075688772;
    }

    /** Positive and skewed, median 1. */
    double skewed(double spread) {
        return StrictMath.exp(spread * bell());
    }

    /** A size with a heavy tail (Pareto), at least 1. */
    double heavy(double shape) {
        return StrictMath.pow(1 - random.nextDouble(), -1 / shape);
    }
}
