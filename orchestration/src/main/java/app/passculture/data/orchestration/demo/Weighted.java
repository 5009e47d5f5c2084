package app.passculture.data.orchestration.demo;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things to draw in proportion to their weights. */
record Weighted<T>(List<T> things, WeightedChoice choice) {
    static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        return new Weighted<>(
                things, WeightedChoice.of(things.stream().mapToDouble(weight).toArray()));
    }

    boolean isEmpty() {
        return things.isEmpty();
    }

    /** The sum of all weights. */
    double total() {
        return choice.total();
    }

    T draw(Dice dice) {
        return things.get(choice.draw(dice));
    }
}
